using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tuning.Spaces;

namespace Tuning.External;

/// <summary>What an external strategy is sent to evaluate.</summary>
/// <param name="Session">The session's id.</param>
/// <param name="Trial">The trial's number within its search, from 0; -1 for a probe, or for a choice on data that it was not made from.</param>
/// <param name="Parameters">The complete point, fixed values included.</param>
/// <param name="Environment">Costs, latencies and sizes as the session states them.</param>
/// <param name="Seed">The session's seed, the same for all trials, so that random numbers do not tell two points apart.</param>
public sealed record TrialRequest(string Session, int Trial, ParameterSet Parameters, ParameterSet Environment, long Seed)
{
    /// <summary>The number of what is no trial of a search.</summary>
    public const int NoTrial = -1;

    private static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>SHA-256 of the canonical content of the data set; null without data.</summary>
    public string? DatasetSha256 { get; init; }

    /// <summary>Path of a CSV file of the data set from its first row to the end of the window; null without one.</summary>
    public string? DatasetPath { get; init; }

    /// <summary>What is traded on; null without data.</summary>
    public TrialWindow? Window { get; init; }

    /// <summary>The rung of the pruning ladder, from 0: its share of the window is already in the window.</summary>
    public int Rung { get; init; }

    /// <summary>The request as one JSON object in UTF-8 without line breaks. What is absent has no member.</summary>
    public byte[] ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, s_compact))
        {
            writer.WriteStartObject();
            writer.WriteString("session", Session);
            writer.WriteNumber("trial", Trial);
            writer.WritePropertyName("parameters");
            writer.WriteRawValue(Parameters.Canonical);
            writer.WritePropertyName("environment");
            writer.WriteRawValue(Environment.Canonical);
            if (DatasetSha256 is { } sha256)
            {
                writer.WriteStartObject("dataset");
                if (DatasetPath is { } path)
                {
                    writer.WriteString("path", path);
                }

                writer.WriteString("sha256", sha256);
                writer.WriteEndObject();
            }

            if (Window is { } window)
            {
                writer.WriteStartObject("window");
                writer.WriteString("from", Text(window.FromNs));
                writer.WriteString("to", Text(window.ToNs));
                writer.WriteEndObject();
            }

            writer.WriteNumber("rung", Rung);
            writer.WriteNumber("seed", Seed);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    // ISO-8601 in UTC, as the times in the data are written, to the microsecond that every language reads.
    private static string Text(long timeNs) => DateTimeOffset.UnixEpoch.AddTicks(timeNs / ExternalTime.NsPerTick)
        .ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
