using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Tuning.Arbitrage.Backtesting.Lanes;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>
/// Many parameter sets in one pass over a window: the rows go by in chunks that stay in the cache, and a block of rows
/// concerns only those sets whose next trigger its largest edges reach. Equal to <see cref="ScalarKernel"/> bit for bit.
/// </summary>
public static class BatchKernel
{
    private const int ChunkRows = 8192;

    /// <summary>Runs parameter sets on one window, on the calling thread.</summary>
    /// <param name="market">The quotes and what was computed from them.</param>
    /// <param name="window">The rows to trade.</param>
    /// <param name="environment">The fixed costs, latencies and sizes, valid.</param>
    /// <param name="sets">The parameter sets, valid and accepted.</param>
    /// <param name="cancellationToken">Asked before each chunk of rows.</param>
    /// <returns>Metrics and reasons of each set, in the order of the sets.</returns>
    public static ImmutableArray<BacktestResult> Run(
        Market market, MarketWindow window, TradingEnvironment environment, IReadOnlyList<ArbitrageParameters> sets,
        CancellationToken cancellationToken = default) =>
        Run(market, window, environment, sets, RowScan.Widest, cancellationToken);

    /// <summary>Runs parameter sets on one window, on the calling thread, and keeps the hourly profit and loss of each.</summary>
    /// <param name="market">The quotes and what was computed from them.</param>
    /// <param name="window">The rows to trade.</param>
    /// <param name="environment">The fixed costs, latencies and sizes, valid.</param>
    /// <param name="sets">The parameter sets, valid and accepted.</param>
    /// <param name="cancellationToken">Asked before each chunk of rows.</param>
    /// <returns>Metrics, reasons and hours of each set, in the order of the sets.</returns>
    public static ImmutableArray<BacktestResult> RunWithHours(
        Market market, MarketWindow window, TradingEnvironment environment, IReadOnlyList<ArbitrageParameters> sets,
        CancellationToken cancellationToken = default) =>
        Run(market, window, environment, sets, RowScan.Widest, cancellationToken, keepsHours: true);

    internal static ImmutableArray<BacktestResult> Run(
        Market market, MarketWindow window, TradingEnvironment environment, IReadOnlyList<ArbitrageParameters> sets,
        ScanWidth width, CancellationToken cancellationToken, bool keepsHours = false)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(sets);
        var plans = sets.Select(set => new RunPlan(market, window, environment, set)).ToArray();
        var hours = new HourRows(market.Quotes.TimeNs, window);

        // Sets with one half-life read the same columns: side by side they find them in the cache.
        var order = Enumerable.Range(0, sets.Count)
            .OrderBy(set => plans[set].FitsLane)
            .ThenBy(set => sets[set].CentreHalfLifeMs).ThenBy(set => plans[set].HasStops).ThenBy(set => sets[set].EntryBps).ToArray();
        var groups = GroupsOf([.. order.Select(set => plans[set]).Where(plan => plan.FitsLane)], hours, width);
        var others = new PacedRuns([.. order.Select(set => plans[set]).Where(plan => !plan.FitsLane)], hours, width);
        if (window.Count > 0)
        {
            Run(groups, others, window, cancellationToken);
        }

        var results = new BacktestResult[sets.Count];
        foreach (var (set, result) in order.Zip(others.Results(keepsHours).Concat(groups.SelectMany(group => group.Results(keepsHours)))))
        {
            results[set] = result;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(results);
    }

    private static List<LaneGroup> GroupsOf(RunPlan[] plans, HourRows hours, ScanWidth width) =>
    [
        .. plans.GroupBy(plan => (plan.Parameters.CentreHalfLifeMs, plan.HasStops))
            .SelectMany(alike => alike.Chunk(LaneTriggers.Most))
            .Select(lanes => new LaneGroup(lanes, hours, width)),
    ];

    private static void Run(List<LaneGroup> groups, PacedRuns others, MarketWindow window, CancellationToken cancellationToken)
    {
        foreach (var group in groups)
        {
            LanePass.Start(group);
        }

        for (var row = window.FirstRow; row < window.EndRow;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var end = Math.Min(window.EndRow, (row | (ChunkRows - 1)) + 1);
            foreach (var group in groups)
            {
                LanePass.PassOver(group, row, end);
            }

            others.RunTo(end);
            row = end;
        }

        foreach (var group in groups)
        {
            LanePass.Finish(group);
        }
    }
}
