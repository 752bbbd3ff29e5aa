using System.Collections.Immutable;
using System.Text.Json;
using Tuning.Objectives;
using Tuning.Spaces;
using Tuning.Strategies;

namespace Tuning.External;

/// <summary>
/// Reads what an external strategy answers: <c>{trial, values, effective, returns?}</c> or <c>{trial, error}</c>. Whatever is not
/// exactly that fails the trial, with the place and what was expected there.
/// </summary>
public static class ExternalAnswerReader
{
    private const int MostValues = 1000;
    private const int LongestName = 64;
    private const int LongestQuote = 120;

    // Money is added up in another order by whoever else adds it up.
    private const double Tolerance = 1e-6;

    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Reads an answer.</summary>
    /// <param name="json">The answer, UTF-8.</param>
    /// <param name="request">What it answers.</param>
    public static ExternalOutcome Read(ReadOnlyMemory<byte> json, TrialRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            using var document = JsonDocument.Parse(json, s_strict);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? Read(document.RootElement, request)
                : Invalid($"one JSON object was expected; found {Quote(document.RootElement)}");
        }
        catch (JsonException exception)
        {
            var text = System.Text.Encoding.UTF8.GetString(json.Span[..Math.Min(json.Length, LongestQuote)]);
            return Invalid($"no JSON that a standard reader takes (NaN and Infinity are none: leave the value out): {exception.Message} It begins: {text}");
        }
    }

    /// <summary>The number of the trial that an answer says it is for; null where it says none.</summary>
    /// <param name="json">The answer, UTF-8.</param>
    public static int? TrialOf(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, s_strict);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("trial", out var trial) && trial.ValueKind is JsonValueKind.Number && trial.TryGetInt32(out var number)
                    ? number
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ExternalOutcome Read(JsonElement answer, TrialRequest request)
    {
        foreach (var member in answer.EnumerateObject())
        {
            if (member.Name is not ("trial" or "values" or "effective" or "returns" or "error"))
            {
                return Invalid($"{member.Name}: unknown; one of trial, values, effective, returns, error");
            }
        }

        if (!answer.TryGetProperty("trial", out var trial) || trial.ValueKind is not JsonValueKind.Number
            || !trial.TryGetInt32(out var number) || number != request.Trial)
        {
            return Invalid($"trial: {(trial.ValueKind is JsonValueKind.Undefined ? "missing" : Quote(trial))}; the trial that was sent, {request.Trial}");
        }

        if (answer.TryGetProperty("error", out var error))
        {
            return error.ValueKind is JsonValueKind.String && !answer.TryGetProperty("values", out _)
                ? new ExternalOutcome.Failed(ExternalErrors.Reported, error.GetString()!)
                : Invalid("error: a text, without values beside it");
        }

        return ValuesOf(answer, out var problem) is not { } values ? problem!
            : EffectiveProblem(answer, request.Parameters) is { } mismatch ? mismatch
            : ReturnsProblem(answer, request, values, out var returns) is { } wrong ? wrong
            : new ExternalOutcome.Evaluated(new TrialEvaluation(values, request.Parameters, null)) { Returns = returns };
    }

    private static MetricSet? ValuesOf(JsonElement answer, out ExternalOutcome? problem)
    {
        problem = null;
        if (!answer.TryGetProperty("values", out var values) || values.ValueKind is not JsonValueKind.Object)
        {
            problem = Invalid("values: an object of names and numbers, which may be empty");
            return null;
        }

        var defined = new List<KeyValuePair<string, double>>();
        foreach (var member in values.EnumerateObject())
        {
            // What is undefined is absent, or null.
            if (member.Value.ValueKind is JsonValueKind.Null)
            {
                continue;
            }

            if (member.Name.Length is 0 or > LongestName || member.Value.ValueKind is not JsonValueKind.Number
                || !member.Value.TryGetDouble(out var value) || !double.IsFinite(value))
            {
                problem = Invalid($"values.{member.Name}: {Quote(member.Value)}; a finite number, or null where it is undefined, under a name of 1 to {LongestName} characters");
                return null;
            }

            defined.Add(KeyValuePair.Create(member.Name, value));
        }

        if (defined.Count > MostValues)
        {
            problem = Invalid($"values: {defined.Count} of them; at most {MostValues}");
            return null;
        }

        return MetricSet.From(defined);
    }

    private static ExternalOutcome.Failed? EffectiveProblem(JsonElement answer, ParameterSet sent)
    {
        if (!answer.TryGetProperty("effective", out var effective) || effective.ValueKind is not JsonValueKind.Object)
        {
            return Invalid("effective: an object of the parameters that were used");
        }

        foreach (var (name, value) in sent)
        {
            if (!effective.TryGetProperty(name, out var used))
            {
                return Mismatch($"effective.{name}: missing; {value.Canonical} was sent");
            }

            if (!value.Equals(ToValue(used)))
            {
                return Mismatch($"effective.{name}: {Quote(used)}; {value.Canonical} was sent");
            }
        }

        foreach (var member in effective.EnumerateObject())
        {
            if (!sent.TryGet(member.Name, out _))
            {
                return Mismatch($"effective.{member.Name}: {Quote(member.Value)}; no such parameter was sent");
            }
        }

        return null;
    }

    private static ExternalOutcome.Failed? ReturnsProblem(
        JsonElement answer, TrialRequest request, MetricSet values, out ImmutableArray<TimedPnl>? returns)
    {
        returns = null;
        if (!answer.TryGetProperty("returns", out var list) || list.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        if (list.ValueKind is not JsonValueKind.Array)
        {
            return Invalid("returns: a list of [time, pnl]");
        }

        var trades = ImmutableArray.CreateBuilder<TimedPnl>(list.GetArrayLength());
        var sum = 0.0;
        var size = 0.0;
        var last = request.Window?.FromNs ?? long.MinValue;
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.ValueKind is not JsonValueKind.Array || entry.GetArrayLength() != 2
                || ExternalTime.Read(entry[0]) is not { } time
                || entry[1].ValueKind is not JsonValueKind.Number || !entry[1].TryGetDouble(out var pnl) || !double.IsFinite(pnl))
            {
                return Invalid($"returns[{trades.Count}]: {Quote(entry)}; [time, pnl] with an ISO-8601 time with its zone, or milliseconds since 1970, and a finite number");
            }

            if (time < last || time > (request.Window?.ToNs ?? long.MaxValue))
            {
                return Invalid($"returns[{trades.Count}]: {Quote(entry)}; times that do not decrease, within the window");
            }

            last = time;
            sum += pnl;
            size += Math.Abs(pnl);
            trades.Add(new TimedPnl(time, pnl));
        }

        returns = trades.ToImmutable();
        return values.Find("netPnl") is { } stated && Math.Abs(stated - sum) > Tolerance * Math.Max(1, size)
            ? Invalid(FormattableString.Invariant($"values.netPnl: {stated}; the sum of the returns, which is {sum}"))
            : null;
    }

    private static ParameterValue? ToValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array when value.EnumerateArray().Select(ToValue).ToArray() is var items && !items.Contains(null) =>
            new ParameterValue.Sequence([.. items!]),
        _ => null,
    };

    private static string Quote(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= LongestQuote ? text : $"{text[..LongestQuote]}...";
    }

    private static ExternalOutcome.Failed Invalid(string message) => new(ExternalErrors.NoAnswer, message);

    private static ExternalOutcome.Failed Mismatch(string message) => new(ExternalErrors.OtherParameters, message);
}
