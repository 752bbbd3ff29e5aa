using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Tuning.Cli.Outcomes;
using Tuning.Sessions.Schema;
using Tuning.Strategies;

namespace Tuning.Cli.Sweeps;

/// <summary>The ranges of a sweep, and the session that they make.</summary>
/// <param name="Items">One range a parameter, in the order given.</param>
internal sealed record SweepRanges(ImmutableArray<SweepRange> Items)
{
    /// <summary>The most parameters of a sweep.</summary>
    public const int Most = 4;

    private const long MostPoints = 1_000_000;
    private const string Form = "NAME=LOW:HIGH:STEP with LOW <= HIGH and STEP above 0, such as entryBps=5:60:5";

    /// <summary>Reads ranges.</summary>
    /// <param name="arguments">The arguments as typed.</param>
    /// <param name="known">The parameters of the strategy.</param>
    /// <param name="problems">Everything that is wrong with them.</param>
    public static SweepRanges Read(IReadOnlyList<string> arguments, ImmutableArray<SettingDefinition> known, out ImmutableArray<Problem> problems)
    {
        var found = ImmutableArray.CreateBuilder<SweepRange>();
        var wrong = ImmutableArray.CreateBuilder<Problem>();
        foreach (var argument in arguments)
        {
            if (Parse(argument) is not { } range)
            {
                wrong.Add(new Problem("ranges", argument, Form));
            }
            else if (!known.Any(setting => string.Equals(setting.Name, range.Name, StringComparison.Ordinal)))
            {
                wrong.Add(new Problem("ranges", range.Name, Unknown(range.Name, known)));
            }
            else if (found.Any(other => string.Equals(other.Name, range.Name, StringComparison.Ordinal)))
            {
                wrong.Add(new Problem("ranges", range.Name, "each parameter once"));
            }
            else
            {
                found.Add(range);
            }
        }

        var points = found.Aggregate(1.0, (product, range) => product * (1 + Math.Floor((range.High - range.Low) / range.Step)));
        if (points > MostPoints)
        {
            wrong.Add(new Problem("ranges", points.ToString("0", CultureInfo.InvariantCulture), $"at most {MostPoints} points: larger steps"));
        }

        problems = wrong.ToImmutable();
        return new(found.ToImmutable());
    }

    /// <summary>The session of a sweep, JSON.</summary>
    /// <param name="metric">What is ranked.</param>
    /// <param name="minTrades">Least closed trades of a feasible trial; 0 for no such constraint.</param>
    public string ToSession(string metric, int minTrades) => new JsonObject
    {
        ["schemaVersion"] = 1,
        ["name"] = "sweep",
        ["strategy"] = "arbitrage",
        ["space"] = new JsonObject(Items.Select(range => KeyValuePair.Create(range.Name, (JsonNode?)new JsonObject
        {
            ["type"] = "float",
            ["low"] = range.Low,
            ["high"] = range.High,
            ["step"] = range.Step,
        }))),
        ["sampler"] = new JsonObject { ["kind"] = "grid" },
        ["budget"] = new JsonObject { ["trials"] = MostPoints },
        ["objective"] = new JsonObject
        {
            ["metric"] = metric,
            ["constraints"] = minTrades == 0 ? [] : new JsonArray(new JsonObject { ["metric"] = "closedTrades", ["min"] = minTrades }),
        },
        ["validation"] = new JsonObject { ["kind"] = "none" },
    }.ToJsonString();

    private static SweepRange? Parse(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
        {
            return null;
        }

        var parts = argument[(equals + 1)..].Split(':');
        return parts is [var low, var high, var step]
            && Number(low) is { } from && Number(high) is { } to && Number(step) is { } by && from <= to && by > 0
            ? new SweepRange(argument[..equals], from, to, by)
            : null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static string Unknown(string name, ImmutableArray<SettingDefinition> known)
    {
        string[] names = [.. known.Select(setting => setting.Name)];
        var guess = Spelling.Nearest(name, [.. names]) is { } nearest ? $"did you mean {nearest}? " : "";
        return $"{guess}a parameter of the strategy: {string.Join(", ", names)}";
    }
}
