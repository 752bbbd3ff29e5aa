using System.Collections.Immutable;
using System.Globalization;
using Tuning.Statistics;
using Tuning.Validation.Evidence;

namespace Tuning.Validation.Gates;

/// <summary>The gates of a verdict, from the stored evidence alone.</summary>
public static class GateRules
{
    /// <summary>Least t of the stitched record.</summary>
    public const double LeastT = 2.33;

    /// <summary>Least probability of a Sharpe ratio above what sessions without merit show.</summary>
    public const double LeastProbability = .95;

    private const string NoReturns = "the strategy returned sums without its trades, so that nothing can be said";

    private const double BestShare = .01;
    private const double ToleratedErrors = 2;

    /// <summary>Judges a session: every gate, in the order of <see cref="GateNames"/>.</summary>
    /// <param name="evidence">The evidence.</param>
    public static ImmutableArray<GateResult> Judge(SessionEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var record = new StitchedRecord(evidence);
        ImmutableArray<GateResult> gates =
        [
            AtLeast(GateNames.Trades, record.LacksTrades ? null : record.TradePnl.Length, evidence.LeastTrades, evidence.LeastTrades, NoReturns),
            AtLeast(GateNames.TStatistic, record.T, LeastT, 1, "the stitched hours never vary"),
            Probability(evidence, record),
            Concentration(evidence, record),
            AtLeast(GateNames.WinningWindows, ShareOfWinningWindows(evidence), .5, .5, "there is no window"),
            Above(GateNames.HoldoutPnl, evidence.Holdout?.NetPnl, HoldoutError(evidence), UntouchedText(evidence)),
            HoldoutT(evidence, record),
            Above(GateNames.StressFees, record.PnlUnder(Scenario.FeesUpQuarter.Name), record.StandardError, "not every window was recomputed"),
            Above(GateNames.StressLatency, record.PnlUnder(Scenario.Slower.Name), record.StandardError, "not every window was recomputed"),
            Above(GateNames.FreshQuotes, record.PnlUnder(Scenario.FreshQuotes.Name), record.StandardError, "not every window was recomputed"),
            Above(GateNames.OneRowLater, record.PnlUnder(Scenario.OneRowLater.Name), record.StandardError, "not every window was recomputed"),
            Above(GateNames.WithoutBestTrades, WithoutBestTrades(record), record.StandardError, "there is no trade"),
            AtMost(GateNames.Sensitivity, evidence.Sensitivity?.Inert.Length, 0, 1, "the sensitivity gate did not run", SensitivityText(evidence)),
            AtMost(GateNames.DataQuality, evidence.WaivedFindings, 0, 1, "the data gate did not run", "findings of the data gate were waived"),
        ];
        gates = record.LacksTrades ? [.. gates.Select(WithoutReturns)] : gates;
        return evidence.IsExternal ? [.. gates.Where(gate => !GateNames.OfFills.Contains(gate.Name, StringComparer.Ordinal)).Select(ToldByTheEnvironment)] : gates;
    }

    private static GateResult ToldByTheEnvironment(GateResult gate) => gate switch
    {
        { Value: null, Name: GateNames.StressFees } => gate with { Why = "the environment has no number whose name begins with fee" },
        { Value: null, Name: GateNames.StressLatency } => gate with { Why = "the environment has no number whose name begins with latency" },
        _ => gate,
    };

    private static GateResult WithoutReturns(GateResult gate) => gate is { Value: null, Name: GateNames.TStatistic or GateNames.SharpeProbability or GateNames.HoldoutT or GateNames.WithoutBestTrades }
        ? gate with { Why = NoReturns }
        : gate;

    private static GateResult Probability(SessionEvidence evidence, StitchedRecord record)
    {
        var hours = record.Hours.Length;
        var probability = record.Moments is { } moments && hours > 1
            ? SharpeProbability.Deflated(moments.Sharpe, hours, evidence.OverlappingSessions, 1.0 / (hours - 1))
            : null;
        return Compare(
            GateNames.SharpeProbability, probability, LeastProbability, probability > LeastProbability, "above",
            LeastProbability - (probability ?? 0), "the stitched hours never vary");
    }

    private static GateResult Concentration(SessionEvidence evidence, StitchedRecord record)
    {
        double? largest = record.NetPnl > 0 ? evidence.Folds.Max(fold => fold.Test.NetPnl) / record.NetPnl : null;
        return AtMost(
            GateNames.Concentration, largest, Math.Max(.5, 2.5 / evidence.Folds.Length), 1, "there is no profit to share",
            "one window made most of the profit");
    }

    private static double? ShareOfWinningWindows(SessionEvidence evidence) =>
        evidence.Folds.IsEmpty ? null : (double)evidence.Folds.Count(fold => fold.Test.NetPnl > 0) / evidence.Folds.Length;

    // The holdout's t has a standard error of 1, and what is expected of it one of sqrt(n / N), of n and N hours.
    private static GateResult HoldoutT(SessionEvidence evidence, StitchedRecord record)
    {
        var holdout = evidence.Holdout?.HourlyPnl ?? [];
        var found = MeanTest.Independent(holdout.AsSpan());
        if (found is null || record.Moments is not { } moments)
        {
            return Compare(GateNames.HoldoutT, null, 0, pass: false, "", 0, evidence.Holdout is null ? UntouchedText(evidence) : "the hours of the holdout or of the windows never vary");
        }

        var share = (double)holdout.Length / record.Hours.Length;
        var expected = moments.Sharpe.Ratio * Math.Sqrt(holdout.Length);
        return AtLeast(GateNames.HoldoutT, found, expected - (ToleratedErrors * Math.Sqrt(1 + share)), 1, "");
    }

    private static string UntouchedText(SessionEvidence evidence) => evidence.HoldoutTakenBy is { } other
        ? $"another plan has looked at this holdout, in session {other}: hold out newer rows"
        : "the final search found no feasible trial";

    private static double? HoldoutError(SessionEvidence evidence) =>
        evidence.Holdout is { } holdout && Moments.Of(holdout.HourlyPnl.AsSpan()) is { } moments
            ? moments.Deviation * Math.Sqrt(moments.Count)
            : null;

    private static double? WithoutBestTrades(StitchedRecord record) => record.TradePnl.IsEmpty
        ? null
        : record.NetPnl - record.TradePnl.OrderDescending().Take((int)Math.Ceiling(BestShare * record.TradePnl.Length)).Sum();

    private static string SensitivityText(SessionEvidence evidence) =>
        $"{string.Join(", ", evidence.Sensitivity?.Inert ?? [])} changed no decision";

    private static GateResult AtLeast(string name, double? value, double threshold, double scale, string undefined) =>
        Compare(name, value, threshold, value >= threshold, "at least", (threshold - (value ?? 0)) / scale, undefined);

    private static GateResult AtMost(string name, double? value, double threshold, double scale, string undefined, string problem)
    {
        var gate = Compare(name, value, threshold, value <= threshold, "at most", ((value ?? 0) - threshold) / scale, undefined);
        return gate.Pass || value is null ? gate : gate with { Why = $"{gate.Why}: {problem}" };
    }

    private static GateResult Above(string name, double? value, double? standardError, string undefined) =>
        Compare(name, value, 0, value > 0, "above", -(value ?? 0) / (standardError ?? 1), undefined);

    private static GateResult Compare(
        string name, double? value, double threshold, bool pass, string wanted, double shortfall, string undefined)
    {
        var why = value is null ? undefined : $"{Text(value.Value)} {(pass ? "is" : "is not")} {wanted} {Text(threshold)}";
        return new GateResult(name, value, threshold, pass, why)
        {
            Shortfall = value is null ? null : pass ? 0 : Math.Max(shortfall, double.Epsilon),
        };
    }

    private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
