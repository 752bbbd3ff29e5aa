using System.Collections.Immutable;
using System.Globalization;
using Tuning.Arbitrage;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets.Summaries;
using Tuning.Reports;
using Tuning.Sessions.Planning;
using Tuning.Spaces;

namespace TuningFunctions.Trials;

/// <summary>Surveys the markets of a plan and runs backtests on them again.</summary>
/// <param name="markets">The markets by content.</param>
public sealed class ArbitrageReportSource(MarketCache markets) : IReportSource
{
    private const int MostSurveyedRows = 20_000_000;
    private const double LongStandSeconds = 900;
    private const double FewRows = 1000;

    private static readonly string s_strategy = new ArbitrageStrategy().Name;
    private static readonly BacktestOptions s_options = new() { KeepsEquity = true };

    /// <inheritdoc/>
    public ImmutableArray<DataSheet> Describe(SessionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Datasets.Select(dataset => IsArbitrage(plan) && dataset.Rows <= MostSurveyedRows
            ? SheetOf(plan, dataset)
            : new DataSheet(dataset, [new("rows", Count(dataset.Rows)), new("survey", "none: tune data info makes one of a file of quotes")]))];
    }

    /// <inheritdoc/>
    public ImmutableArray<RunRecord> Run(SessionPlan plan, ParameterSet point, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (!IsArbitrage(plan))
        {
            return [];
        }

        // The holdout is for one evaluation, not for looking.
        var seen = plan.SearchedBy(plan.FinalFold);
        var environment = ArbitrageBinding.ToEnvironment(plan.Spec.Environment);
        var parameters = ArbitrageBinding.ToParameters(point);
        return [.. plan.Datasets.Select(dataset => RecordOf(dataset.Name, markets.Open(dataset.Sha256)))];

        RunRecord RecordOf(string name, Market market)
        {
            var window = MarketWindow.Of(market, seen);
            var result = ScalarKernel.Run(market, window, environment, parameters, s_options, cancellationToken);
            var times = market.Quotes.TimeNs[window.FirstRow..window.EndRow];
            return new RunRecord(name, EquityCurve.Thin(times, result.Equity.AsSpan()))
            {
                NetPnl = result.Metrics.NetPnl,
                FeesPaid = result.Metrics.FeesPaid,
                SlippagePaid = result.Metrics.SlippagePaid,
                Reasons = result.Reasons,
            };
        }
    }

    private static bool IsArbitrage(SessionPlan plan) => string.Equals(plan.Spec.Strategy, s_strategy, StringComparison.Ordinal);

    private DataSheet SheetOf(SessionPlan plan, PlannedDataset dataset)
    {
        var environment = ArbitrageBinding.ToEnvironment(plan.Spec.Environment);
        var cost = RoundTrip.CostBps(environment);
        var summary = MarketSurvey.Of(markets.Open(dataset.Sha256).Quotes, cost);
        var slower = Math.Max(environment.LatencyAMs, environment.LatencyBMs);
        return new DataSheet(
            dataset,
            [
                new("rows", Count(summary.Rows)) { IsWarning = summary.Rows < FewRows },
                new("from", summary.FirstTime),
                new("to", summary.LastTime),
                new("median interval", $"{Number(summary.MedianIntervalSeconds)} s"),
                new("longest gap", $"{Number(summary.LongestGapSeconds)} s"),
                new("gaps over five intervals", Count(summary.Gaps)) { IsWarning = summary.Gaps > 0 },
                .. Venue("A", summary.VenueA),
                .. Venue("B", summary.VenueB),
                new("rows that clear the costs", $"{Number(100 * summary.ClearingShare)} %") { IsWarning = summary.ClearingShare == 0 },
                new("latency", $"{Number(environment.LatencyAMs)} ms on A, {Number(environment.LatencyBMs)} ms on B{(summary.IsBelowResolution(slower) ? ", below the resolution of the rows" : "")}")
                {
                    IsWarning = summary.IsBelowResolution(slower),
                },
                new("checks waived", dataset.Waivers.IsEmpty ? "none" : string.Join(", ", dataset.Waivers)) { IsWarning = !dataset.Waivers.IsEmpty },
            ])
        {
            Edges = [.. summary.BestHistogram.Select(bin => new HistogramBar(bin.FromBps, bin.ToBps, bin.Rows))],
            CostBps = cost,
        };
    }

    private static IEnumerable<DataFact> Venue(string name, VenueSummary venue) =>
    [
        new($"venue {name} changes on", $"{Number(100 * venue.ChangedShare)} % of the rows"),
        new($"venue {name} stands still for up to", $"{Number(venue.LongestStandSeconds)} s") { IsWarning = venue.LongestStandSeconds >= LongStandSeconds },
        new($"venue {name} mean spread", $"{Number(venue.MeanSpreadBps)} bps"),
    ];

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double? value) => value?.ToString("#,0.##", CultureInfo.InvariantCulture) ?? "–";
}
