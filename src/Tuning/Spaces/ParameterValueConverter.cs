using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tuning.Spaces;

/// <summary>Reads and writes a <see cref="ParameterValue"/> as the JSON value that it is.</summary>
public sealed class ParameterValueConverter : JsonConverter<ParameterValue>
{
    /// <inheritdoc/>
    public override ParameterValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number when reader.TryGetDouble(out var number) && double.IsFinite(number):
                return number;
            case JsonTokenType.String:
                return reader.GetString()!;
            case JsonTokenType.True or JsonTokenType.False:
                return reader.GetBoolean();
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<ParameterValue>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(ref reader, typeToConvert, options));
                }

                return new ParameterValue.Sequence(items.ToImmutable());
            default:
                throw new JsonException("The value of a parameter is a finite number, a text, true, false or a list of these.");
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ParameterValue value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Canonical);
}
