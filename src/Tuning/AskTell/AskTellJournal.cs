using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Tuning.Objectives;
using Tuning.Spaces;

namespace Tuning.AskTell;

/// <summary>
/// The lines of an append-only journal: a header that names the session, then each request that changed the state with its
/// answer. What was suggested is read back, never computed again.
/// </summary>
public static class AskTellJournal
{
    private static readonly ParameterSetConverter _points = new();

    /// <summary>The first line.</summary>
    /// <param name="spec">The session.</param>
    /// <param name="warmStart">Hash of what warmed the session up; empty without.</param>
    public static string Header(AskTellSpec spec, string warmStart) =>
        $$"""{"asktell":1,"session":"{{spec.Hash}}","warmStart":"{{warmStart}}"}""";

    /// <summary>The line of a request that was carried out.</summary>
    /// <param name="request">The request line.</param>
    /// <param name="answer">Its answer.</param>
    /// <returns>The line; nothing where the request changed no state.</returns>
    public static string? Line(string request, AskTellAnswer answer)
    {
        if (answer.IsRefusal)
        {
            return null;
        }

        using var document = JsonDocument.Parse(request);
        if (document.RootElement.EnumerateObject().First().Name is "best" or "importance")
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("request");
            document.RootElement.WriteTo(writer);
            writer.WritePropertyName("answer");
            writer.WriteRawValue(answer.Line);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Brings a session to where a journal ends.</summary>
    /// <param name="session">A session without a request.</param>
    /// <param name="lines">The whole lines after the header.</param>
    /// <returns>The number of the first line, from 1 for the first after the header, that cannot be carried out; absent when all were.</returns>
    public static int? Replay(AskTellSession session, IEnumerable<string> lines)
    {
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (Parse(line) is not { } entry || !session.Replay(entry))
            {
                return number;
            }
        }

        return null;
    }

    /// <summary>The results in a journal, for the warm start of another session.</summary>
    /// <param name="lines">The whole lines after the header.</param>
    public static ImmutableArray<AskTellEarlierTrial> Results(IEnumerable<string> lines)
    {
        var points = new List<ParameterSet>();
        var results = ImmutableArray.CreateBuilder<AskTellEarlierTrial>();
        foreach (var line in lines)
        {
            if (Parse(line) is not { } entry)
            {
                continue;
            }

            if (entry.Asked is { } asked)
            {
                points.AddRange(asked);
            }
            else if (AskTellRequestReader.Read(entry.Request, out _) is AskTellRequest.Tell tell)
            {
                results.AddRange(tell.Results.Where(result => result.Number < points.Count && result.State is TrialState.Completed)
                    .Select(result => new AskTellEarlierTrial(points[result.Number], result)));
            }
        }

        return results.ToImmutable();
    }

    private static AskTellEntry? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind is not JsonValueKind.Object
                || !document.RootElement.TryGetProperty("request", out var request)
                || !document.RootElement.TryGetProperty("answer", out var answer))
            {
                return null;
            }

            ImmutableArray<ParameterSet>? asked = answer.TryGetProperty("trials", out var trials)
                ? [.. trials.EnumerateArray().Select(trial => PointOf(trial.GetProperty("parameters")))]
                : null;
            return new(request.GetRawText(), asked);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static ParameterSet PointOf(JsonElement point)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(point.GetRawText()));
        reader.Read();
        return _points.Read(ref reader, typeof(ParameterSet), JsonSerializerOptions.Default);
    }
}
