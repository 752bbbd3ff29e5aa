using System.Collections.Immutable;
using System.Text.Json;
using Tuning.Objectives;
using Tuning.Spaces;

namespace Tuning.AskTell;

/// <summary>Reads one request line: an object with exactly one member.</summary>
internal sealed class AskTellRequestReader
{
    private const string Requests = "ask, tell, report, enqueue, best or importance";

    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false };
    private static readonly ParameterSetConverter _points = new();

    private AskTellProblem? _problem;

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="problem">Why it is no request; absent where it is one.</param>
    /// <returns>The request; absent where there is a problem.</returns>
    public static AskTellRequest? Read(string line, out AskTellProblem? problem)
    {
        try
        {
            using var document = JsonDocument.Parse(line, _strict);
            var reader = new AskTellRequestReader();
            var request = reader.Request(document.RootElement);
            problem = reader._problem;
            return problem is null ? request : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException)
        {
            // Half a surrogate pair, escaped or not, is no text: it only shows when the line or its text is read.
            problem = new("$", $"not one JSON object: {failure.Message}");
            return null;
        }
    }

    private AskTellRequest? Request(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object || root.GetPropertyCount() != 1)
        {
            return Refuse<AskTellRequest>("$", $"an object with exactly one of {Requests}");
        }

        var member = root.EnumerateObject().First();
        return member.Name switch
        {
            "ask" => new AskTellRequest.Ask(Whole(member.Value, "ask", 100_000)),
            "tell" => new AskTellRequest.Tell(List(member.Value, "tell", Result)),
            "report" => new AskTellRequest.Report(List(member.Value, "report", Step)),
            "enqueue" => new AskTellRequest.Enqueue(List(member.Value, "enqueue", Point)),
            "best" => new AskTellRequest.Best(Whole(member.Value, "best", 1_000_000)),
            "importance" when member.Value.ValueKind is JsonValueKind.True => new AskTellRequest.Importance(),
            "importance" => Refuse<AskTellRequest>("importance", "true"),
            _ => Refuse<AskTellRequest>(member.Name, $"unknown; one of {Requests}"),
        };
    }

    private AskTellResult? Result(JsonElement item, string path)
    {
        if (!Members(item, path, ["number", "values", "constraints", "state"]))
        {
            return null;
        }

        return new(
            Whole(item, path, "number"), State(item, path), Numbers(item, path, "values"), Numbers(item, path, "constraints"));
    }

    private AskTellStep? Step(JsonElement item, string path)
    {
        if (!Members(item, path, ["number", "step", "value"]))
        {
            return null;
        }

        var value = 0.0;
        if (!item.TryGetProperty("value", out var number) || !IsNumber(number, out value))
        {
            Refuse<object>($"{path}.value", "a finite number");
        }

        return new(Whole(item, path, "number"), Whole(item, path, "step"), value);
    }

    private ParameterSet? Point(JsonElement item, string path)
    {
        try
        {
            var reader = new Utf8JsonReader(JsonSerializer.SerializeToUtf8Bytes(item, AskTellJson.Default.JsonElement));
            reader.Read();
            return _points.Read(ref reader, typeof(ParameterSet), JsonSerializerOptions.Default);
        }
        catch (JsonException failure)
        {
            return Refuse<ParameterSet>(path, failure.Message);
        }
    }

    private TrialState State(JsonElement item, string path)
    {
        if (!item.TryGetProperty("state", out var state))
        {
            return TrialState.Completed;
        }

        switch (state.ValueKind is JsonValueKind.String ? state.GetString() : null)
        {
            case "completed":
                return TrialState.Completed;
            case "failed":
                return TrialState.Failed;
            case "pruned":
                return TrialState.Pruned;
            default:
                Refuse<object>($"{path}.state", "completed, failed or pruned");
                return TrialState.Failed;
        }
    }

    private ImmutableSortedDictionary<string, double> Numbers(JsonElement item, string path, string name)
    {
        var numbers = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        if (item.TryGetProperty(name, out var group) && group.ValueKind is not JsonValueKind.Null)
        {
            if (group.ValueKind is not JsonValueKind.Object)
            {
                Refuse<object>($"{path}.{name}", "an object of numbers");
                return numbers.ToImmutable();
            }

            foreach (var member in group.EnumerateObject())
            {
                if (IsNumber(member.Value, out var number))
                {
                    numbers[member.Name] = number;
                }
                else if (member.Value.ValueKind is not JsonValueKind.Null)
                {
                    Refuse<object>($"{path}.{name}.{member.Name}", "a finite number, or null where it is undefined");
                }
            }
        }

        return numbers.ToImmutable();
    }

    private ImmutableArray<T> List<T>(JsonElement list, string path, Func<JsonElement, string, T?> read)
        where T : class
    {
        if (list.ValueKind is not JsonValueKind.Array)
        {
            Refuse<object>(path, "a list");
            return [];
        }

        return [.. list.EnumerateArray().Select((item, i) => read(item, $"{path}[{i}]")).OfType<T>()];
    }

    private bool Members(JsonElement item, string path, string[] allowed)
    {
        if (item.ValueKind is not JsonValueKind.Object)
        {
            Refuse<object>(path, "an object");
            return false;
        }

        foreach (var member in item.EnumerateObject())
        {
            if (!allowed.Contains(member.Name, StringComparer.Ordinal))
            {
                Refuse<object>($"{path}.{member.Name}", $"unknown; one of {string.Join(", ", allowed)}");
            }
        }

        return true;
    }

    private int Whole(JsonElement item, string path, string name)
    {
        if (item.TryGetProperty(name, out var value))
        {
            return Whole(value, $"{path}.{name}", int.MaxValue);
        }

        Refuse<object>($"{path}.{name}", "missing; a whole number from 0");
        return 0;
    }

    private int Whole(JsonElement value, string path, int largest)
    {
        if (value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var whole) && whole >= 0 && whole <= largest)
        {
            return whole;
        }

        Refuse<object>(path, $"a whole number from 0 to {largest}");
        return 0;
    }

    private static bool IsNumber(JsonElement value, out double number)
    {
        number = 0;
        return value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out number) && double.IsFinite(number);
    }

    // The first problem is the one that is answered.
    private T? Refuse<T>(string path, string reason)
        where T : class
    {
        _problem ??= new(path, reason);
        return null;
    }
}
