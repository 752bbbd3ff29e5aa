using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tuning.Analysis;
using Tuning.Sampling.Stopping;
using Tuning.Sessions.Schema;

namespace Tuning.AskTell;

/// <summary>The one line that answers a request.</summary>
public sealed class AskTellAnswer
{
    private static readonly JsonWriterOptions _readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private AskTellAnswer(bool isRefusal, Action<Utf8JsonWriter> write)
    {
        IsRefusal = isRefusal;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, _readable))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        Line = Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Whether the request was refused and left the state as it was.</summary>
    public bool IsRefusal { get; }

    /// <summary>The answer as one JSON object without line breaks.</summary>
    public string Line { get; }

    internal static AskTellAnswer Refused(AskTellProblem problem) => new(true, writer =>
    {
        writer.WriteStartObject("error");
        writer.WriteString("path", problem.Path);
        writer.WriteString("reason", problem.Reason);
        writer.WriteEndObject();
    });

    internal static AskTellAnswer Trials(IReadOnlyList<AskTellTrial> trials) => new(false, writer =>
    {
        writer.WriteStartArray("trials");
        foreach (var trial in trials)
        {
            writer.WriteStartObject();
            WriteTrial(writer, trial);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    internal static AskTellAnswer Stopped(StopDecision stop) => new(false, writer =>
    {
        writer.WriteStartArray("trials");
        writer.WriteEndArray();
        writer.WriteStartObject("stopped");
        writer.WriteString("reason", Words.Of(stop.Reason));
        writer.WriteNumber("afterTrial", stop.AfterTrial);
        writer.WriteString("detail", stop.Detail);
        writer.WriteEndObject();
    });

    internal static AskTellAnswer Told(int count) => new(false, writer => writer.WriteNumber("told", count));

    internal static AskTellAnswer Enqueued(int count) => new(false, writer => writer.WriteNumber("enqueued", count));

    internal static AskTellAnswer Prune(ImmutableArray<int> numbers) => new(false, writer =>
    {
        writer.WriteStartArray("prune");
        foreach (var number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    });

    internal static AskTellAnswer Best(IReadOnlyList<AskTellTrial> trials) => new(false, writer =>
    {
        writer.WriteStartArray("best");
        foreach (var trial in trials)
        {
            writer.WriteStartObject();
            WriteTrial(writer, trial);
            writer.WriteStartObject("values");
            foreach (var (name, value) in trial.Result!.Values)
            {
                writer.WriteNumber(name, value);
            }

            writer.WriteEndObject();
            writer.WriteBoolean("feasible", trial.Score!.Value.IsFeasible);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    internal static AskTellAnswer Importance(ImmutableArray<ParameterImportance> shares) => new(false, writer =>
    {
        writer.WriteStartObject("importance");
        foreach (var share in shares)
        {
            writer.WriteNumber(share.Name, share.Share);
        }

        writer.WriteEndObject();
    });

    private static void WriteTrial(Utf8JsonWriter writer, AskTellTrial trial)
    {
        writer.WriteNumber("number", trial.Number);
        writer.WritePropertyName("parameters");
        writer.WriteRawValue(trial.Point.Canonical);
    }
}
