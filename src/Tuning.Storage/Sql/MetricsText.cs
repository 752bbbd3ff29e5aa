using System.Buffers;
using System.Text;
using System.Text.Json;
using Tuning.Objectives;

namespace Tuning.Storage.Sql;

/// <summary>Metrics as they stand in a row: one JSON object, names in ordinal order, numbers that read back bit for bit.</summary>
internal static class MetricsText
{
    private const int UsualBytes = 512;
    private const int LongestOnStack = 2048;

    // The names of the text read last: the next one mostly has the same, which then need not be made again.
    private static string[] s_names = [];

    /// <summary>The text of metrics.</summary>
    public static string Write(MetricSet metrics)
    {
        var buffer = new ArrayBufferWriter<byte>(UsualBytes);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in metrics)
            {
                writer.WriteNumber(name, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The metrics of a text.</summary>
    /// <exception cref="JsonException">It is no object of numbers.</exception>
    public static MetricSet Read(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var bytes = length <= LongestOnStack ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(text, bytes);
        var reader = new Utf8JsonReader(bytes);
        var known = Volatile.Read(ref s_names);
        var metrics = new List<KeyValuePair<string, double>>(known.Length);
        var isKnown = true;
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException("Metrics are an object of numbers.");
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var at = metrics.Count;
            var isAsBefore = at < known.Length && reader.ValueTextEquals(known[at]);
            var name = isAsBefore ? known[at] : reader.GetString()!;
            isKnown &= isAsBefore;
            reader.Read();
            metrics.Add(new(name, reader.TokenType is JsonTokenType.Number
                ? reader.GetDouble()
                : throw new JsonException($"The metric {name} is no number.")));
        }

        if (!isKnown)
        {
            Volatile.Write(ref s_names, [.. metrics.Select(metric => metric.Key)]);
        }

        return MetricSet.From(metrics);
    }
}
