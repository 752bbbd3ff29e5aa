using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tuning.Spaces;

/// <summary>Reads and writes a <see cref="ParameterSet"/> as one JSON object; a name that occurs twice is an error.</summary>
public sealed class ParameterSetConverter : JsonConverter<ParameterSet>
{
    private static readonly ParameterValueConverter _values = new();

    /// <inheritdoc/>
    public override ParameterSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A point is an object of values by parameter name.");
        }

        var values = new Dictionary<string, ParameterValue>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (!values.TryAdd(name, _values.Read(ref reader, typeof(ParameterValue), options)))
            {
                throw new JsonException($"The parameter {name} occurs twice.");
            }
        }

        return new ParameterSet(values);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ParameterSet value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Canonical);
}
