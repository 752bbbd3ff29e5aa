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
    private const int ChunkRows = 4096;

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

    internal static ImmutableArray<BacktestResult> Run(
        Market market, MarketWindow window, TradingEnvironment environment, IReadOnlyList<ArbitrageParameters> sets,
        ScanWidth width, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(sets);
        var plans = sets.Select(set => new RunPlan(market, window, environment, set)).ToArray();
        var order = Enumerable.Range(0, sets.Count)
            .OrderBy(set => sets[set].CentreHalfLifeMs).ThenBy(set => sets[set].EntryBps).ToArray();
        var groups = GroupsOf(plans, order, new HourRows(market.Quotes.TimeNs, window), width);
        if (window.Count > 0)
        {
            Run(groups, window, cancellationToken);
        }

        var results = new BacktestResult[sets.Count];
        foreach (var (set, result) in order.Zip(groups.SelectMany(group => group.Results())))
        {
            results[set] = result;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(results);
    }

    private static List<LaneGroup> GroupsOf(RunPlan[] plans, int[] order, HourRows hours, ScanWidth width)
    {
        var groups = new List<LaneGroup>();
        for (var first = 0; first < order.Length;)
        {
            var halfLife = plans[order[first]].Parameters.CentreHalfLifeMs;
            var lanes = order.Skip(first).TakeWhile(set => plans[set].Parameters.CentreHalfLifeMs == halfLife).Take(LaneTriggers.Most).ToArray();
            groups.Add(new LaneGroup([.. lanes.Select(set => plans[set])], hours, width));
            first += lanes.Length;
        }

        return groups;
    }

    private static void Run(List<LaneGroup> groups, MarketWindow window, CancellationToken cancellationToken)
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

            row = end;
        }

        foreach (var group in groups)
        {
            LanePass.Finish(group);
        }
    }
}
