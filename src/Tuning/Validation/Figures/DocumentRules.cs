using System.Collections.Immutable;
using Tuning.Statistics;
using Tuning.Validation.Evidence;
using Tuning.Validation.Gates;
using Tuning.Validation.Splits;

namespace Tuning.Validation.Figures;

/// <summary>Puts the document of a validated session together.</summary>
public static class DocumentRules
{
    private const double HoursPerDay = 24;
    private const long NsPerTick = 100;
    private const string WithoutBestTrades = "withoutBestTrades";

    private static readonly ImmutableDictionary<string, string> s_gates = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Scenario.FeesUpQuarter.Name] = GateNames.StressFees,
        [Scenario.Slower.Name] = GateNames.StressLatency,
        [Scenario.FreshQuotes.Name] = GateNames.FreshQuotes,
        [Scenario.OneRowLater.Name] = GateNames.OneRowLater,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Adds to a document what follows from the evidence.</summary>
    /// <param name="document">The document with its verdict and figures.</param>
    /// <param name="evidence">The evidence.</param>
    /// <param name="holdout">The holdout.</param>
    /// <param name="inTime">Turns a window of any unit into one of time.</param>
    public static ValidationDocument Complete(
        ValidationDocument document, SessionEvidence evidence, Window holdout, Func<Window, Window> inTime)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(inTime);
        return document with
        {
            Folds = [.. evidence.Folds.Select(fold => Show(fold, inTime))],
            Equity = [.. evidence.Folds.Select(fold => PartOf(inTime(fold.Fold.Test), fold.Test))],
            Holdout = evidence.Holdout is { } record ? PartOf(inTime(holdout), record) : null,
            Logits =
            [
                .. (document.Figures.Overfitting?.Logits ?? []).CountBy(logit => logit)
                    .OrderBy(entry => entry.Key).Select(entry => new LogitCount(entry.Key, entry.Value)),
            ],
            TrackRecord = TrackRecordOf(evidence),
            Stress =
            [
                .. Scenario.Matrix.Select(scenario => RowOf(scenario.Name, evidence, document.Verdict)),
                .. document.Verdict.Gates.Where(gate => string.Equals(gate.Name, GateNames.WithoutBestTrades, StringComparison.Ordinal))
                    .Select(gate => new StressRow(WithoutBestTrades, gate.Value, [], gate.Pass)),
            ],
        };
    }

    private static ShownFold Show(FoldEvidence fold, Func<Window, Window> inTime)
    {
        var (train, test) = (inTime(fold.Fold.Train), inTime(fold.Fold.Test));
        return new ShownFold(fold.Fold.Number, At(train.Start), At(train.End), At(test.Start), At(test.End), fold.Choice)
        {
            FeasibleTrials = fold.FeasibleTrials,
            TrainPnlPerDay = fold.TrainPnlPerDay,
            TestPnlPerDay = fold.Test.Days > 0 ? fold.Test.NetPnl / fold.Test.Days : null,
            NetPnl = fold.Test.NetPnl,
            Trades = fold.Test.TradePnl.Length,
        };
    }

    // Hours are counted from the whole hour that contains the window's start.
    private static EquityPart PartOf(Window window, WindowRecord record) =>
        new(At(window.Start - (((window.Start % WindowLength.HourNs) + WindowLength.HourNs) % WindowLength.HourNs)), record.HourlyPnl);

    private static DateTimeOffset At(long timeNs) => DateTimeOffset.UnixEpoch.AddTicks(timeNs / NsPerTick);

    private static ImmutableArray<TrackRecordPoint> TrackRecordOf(SessionEvidence evidence)
    {
        var points = ImmutableArray.CreateBuilder<TrackRecordPoint>();
        var hours = new List<double>();
        foreach (var fold in evidence.Folds)
        {
            hours.AddRange(fold.Test.HourlyPnl);
            var days = hours.Count / HoursPerDay;
            var minimum = Moments.Of([.. hours]) is { } moments ? RecordLength.MinimumObservations(moments.Sharpe) / HoursPerDay : null;
            points.Add(new TrackRecordPoint(fold.Fold.Number, days, minimum, minimum is { } wanted ? Math.Max(0, wanted - days) : null));
        }

        return points.ToImmutable();
    }

    private static StressRow RowOf(string scenario, SessionEvidence evidence, Verdict verdict)
    {
        ImmutableArray<double?> byFold =
        [
            .. evidence.Folds.Select(fold => fold.Scenarios
                .FirstOrDefault(entry => string.Equals(entry.Scenario, scenario, StringComparison.Ordinal))?.NetPnl),
        ];
        var gate = s_gates.TryGetValue(scenario, out var name)
            ? verdict.Gates.FirstOrDefault(entry => string.Equals(entry.Name, name, StringComparison.Ordinal))
            : null;
        return new StressRow(scenario, byFold.Any(pnl => pnl is null) ? null : byFold.Sum(), byFold, gate?.Pass);
    }
}
