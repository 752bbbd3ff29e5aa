using System.Collections.Immutable;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>
/// Many parameter sets in one pass over a window: the rows go by in chunks that stay in the cache, and each set searches a
/// chunk for its own next trigger, whole blocks of rows at a time. Equal to <see cref="ScalarKernel"/> bit for bit.
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

    internal static ImmutableArray<BacktestResult> Run(
        Market market, MarketWindow window, TradingEnvironment environment, IReadOnlyList<ArbitrageParameters> sets,
        ScanWidth width, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(sets);
        var plans = new RunPlan[sets.Count];
        var hours = new HourGrid[sets.Count];
        var runs = new RunState[sets.Count];
        for (var set = 0; set < sets.Count; set++)
        {
            plans[set] = new RunPlan(market, window, environment, sets[set]);
            hours[set] = new HourGrid(market.Quotes.TimeNs, window, environment.Balance);
            runs[set] = new RunState(environment.Balance, window.FirstRow);
        }

        // Sets with one half-life read the same columns: side by side they find them in the cache.
        var order = Enumerable.Range(0, sets.Count).OrderBy(set => sets[set].CentreHalfLifeMs).ToArray();
        for (var row = window.FirstRow; row < window.EndRow;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            row = Math.Min(window.EndRow, row + ChunkRows);
            foreach (var set in order)
            {
                new Simulation(plans[set], ref runs[set], hours[set], null, RowSkipping.Blocks, width).RunTo(row);
            }
        }

        return [.. plans.Select((plan, set) => BacktestResult.Of(plan, runs[set], hours[set]))];
    }
}
