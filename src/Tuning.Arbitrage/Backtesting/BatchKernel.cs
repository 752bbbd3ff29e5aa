using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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
    /// <param name="cancellationToken">Asked before each chunk of rows, and within long trades.</param>
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
    /// <param name="cancellationToken">Asked before each chunk of rows, and within long trades.</param>
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
        var hours = new HourRows(market.Quotes.TimeNs, window);
        var results = new BacktestResult[sets.Count];

        // A pass holds the edges of all its half-lives in memory: of a very long series, few.
        foreach (var passed in Enumerable.Range(0, sets.Count).GroupBy(set => sets[set].CentreHalfLifeMs).Chunk(market.KeptHalfLives))
        {
            using var use = market.Use([.. passed.Select(alike => alike.Key)], UnwindCosts.Of(environment), cancellationToken);
            RunTogether([.. passed.SelectMany(alike => alike)]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(results);

        // A call of its own: when it has returned, nothing here holds its columns, and those of the next user may take their memory.
        [MethodImpl(MethodImplOptions.NoInlining)]
        void RunTogether(int[] order)
        {
            var plans = order
                .Select(set => new RunPlan(market, window, environment, sets[set], cancellationToken: cancellationToken)).ToArray();
            foreach (var (plan, result) in Pass(plans, hours, width, keepsHours, cancellationToken))
            {
                results[order[plan]] = result;
            }
        }
    }

    /// <summary>The result of each plan, by its place.</summary>
    private static IEnumerable<(int Plan, BacktestResult Result)> Pass(
        RunPlan[] plans, HourRows hours, ScanWidth width, bool keepsHours, CancellationToken cancellationToken)
    {
        // Sets with one half-life read the same columns: side by side they find them in the cache.
        var order = Enumerable.Range(0, plans.Length)
            .OrderBy(plan => plans[plan].Parameters.CentreHalfLifeMs)
            .ThenBy(plan => plans[plan].HasStops).ThenBy(plan => plans[plan].Parameters.EntryBps).ToArray();
        LaneGroup[] groups =
        [
            .. order.Select(plan => plans[plan]).GroupBy(plan => (plan.Parameters.CentreHalfLifeMs, plan.HasStops))
                .SelectMany(alike => alike.Chunk(LaneTriggers.Most))
                .Select(lanes => new LaneGroup(lanes, hours, width, cancellationToken)),
        ];
        if (plans[0].Window.Count > 0)
        {
            Pass(groups, plans[0].Window, cancellationToken);
        }

        return order.Zip(groups.SelectMany(group => group.Results(keepsHours)));
    }

    private static void Pass(LaneGroup[] groups, MarketWindow window, CancellationToken cancellationToken)
    {
        foreach (var group in groups)
        {
            group.First.Prepare(cancellationToken);
            LanePass.Start(group);
        }

        for (var row = window.FirstRow; row < window.EndRow;)
        {
            var end = Math.Min(window.EndRow, (row | (ChunkRows - 1)) + 1);
            foreach (var group in groups)
            {
                cancellationToken.ThrowIfCancellationRequested();
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
