using Tuning.Numerics;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;

namespace Tuning.Tests.Validation;

/// <summary>Evidence of sessions, made up.</summary>
internal static class EvidenceCases
{
    private const long Hour = WindowLength.HourNs;
    private const int HoursOfAWindow = 48;

    public static ParameterSet Point { get; } = new([KeyValuePair.Create("entryBps", (ParameterValue)10)]);

    /// <summary>Five windows and a holdout that pass every gate: an hour earns 1 with a deviation of 3.</summary>
    public static SessionEvidence Good(ulong seed = 1) => new([.. Enumerable.Range(0, 5).Select(number => Fold(number, seed))], Point, Record(seed, 99))
    {
        Sensitivity = new SensitivityFinding(["entryBps"], [], []),
        WaivedFindings = 0,
    };

    /// <summary>The evidence with other test windows.</summary>
    public static SessionEvidence With(this SessionEvidence evidence, Func<FoldEvidence, FoldEvidence> change) =>
        evidence with { Folds = [.. evidence.Folds.Select(change)] };

    /// <summary>A fold whose scenarios each earn the same as planned.</summary>
    public static FoldEvidence Fold(int number, ulong seed)
    {
        var record = Record(seed, (ulong)number);
        var start = number * HoursOfAWindow * Hour;
        return new FoldEvidence(
            new Fold(number, new Window(WindowUnit.Time, start, start + (HoursOfAWindow * Hour)), new Window(WindowUnit.Time, start + (HoursOfAWindow * Hour), start + (2 * HoursOfAWindow * Hour))),
            Point, 30, record)
        {
            Scenarios = [.. Scenario.Matrix.Select(scenario => new ScenarioPnl(scenario.Name, record.NetPnl))],
        };
    }

    /// <summary>A window of 48 hours, each of which is the profit and loss of one trade that was held for half an hour.</summary>
    public static WindowRecord Record(ulong seed, ulong stream)
    {
        var hours = new double[HoursOfAWindow];
        new CounterRandom(seed, stream).FillNormal(0, hours);
        for (var hour = 0; hour < hours.Length; hour++)
        {
            hours[hour] = 1 + (3 * hours[hour]);
        }

        return Of(hours);
    }

    public static WindowRecord Of(double[] hours) => new(hours.Sum(), hours.Length / 24.0, 1000 * hours.Length, hours.Length)
    {
        HourlyPnl = [.. hours],
        TradePnl = [.. hours],
        HoldHours = [.. Enumerable.Repeat(.5, hours.Length)],
    };
}
