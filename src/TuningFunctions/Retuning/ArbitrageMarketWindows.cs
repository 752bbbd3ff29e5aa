using System.Collections.Immutable;
using Tuning.Arbitrage;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Arbitrage.Markets.Windows;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Feedback;
using Tuning.Retuning.Stores;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;
using TuningFunctions.Trials;

namespace TuningFunctions.Retuning;

/// <summary>The data of markets for the arbitrage strategy.</summary>
/// <param name="store">Where data sets are kept by content.</param>
/// <param name="windows">What evaluates points of a session.</param>
public sealed class ArbitrageMarketWindows(DataSetStore store, IWindowSource windows) : IMarketWindows
{
    private const long NsPerTick = 100;
    private const double NsPerHour = WindowLength.HourNs;

    private static readonly long s_epochTicks = DateTimeOffset.UnixEpoch.Ticks;

    /// <inheritdoc/>
    public MarketData? Describe(string market, string sha256, DateTimeOffset addedAt)
    {
        if (ContentHash.Parse(sha256) is not { } hash || !store.Contains(hash))
        {
            return null;
        }

        var times = store.Open(hash).Series.TimeNs;
        return new MarketData(market, hash.Hex, times.Length, times[0], times[^1], addedAt);
    }

    /// <inheritdoc/>
    public FrozenWindow Freeze(ImmutableArray<MarketData> data, TimeSpan length, CancellationToken cancellationToken)
    {
        var endNs = data.Max(set => set.EndNs) + 1;
        var startNs = Math.Max(data.Min(set => set.StartNs), endNs - (length.Ticks * NsPerTick));
        var outcome = store.Freeze(
            [.. data.Select(set => new ContentHash(set.Sha256))], startNs, endNs, data[0].Market, cancellationToken);
        // Its last hour ends with its last row's interval, as the windows of sessions do.
        return outcome.Hash is { } hash
            ? new FrozenWindow(hash.Hex, outcome.Report.AcceptedRows, startNs, endNs - 1 + IntervalNs(hash), [])
            : new FrozenWindow(null, 0, startNs, endNs, [.. outcome.Report.ToLines()]);
    }

    /// <inheritdoc/>
    public WindowRecord Holdout(SessionPlan plan, ParameterSet point, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var holdout = plan.Windows?.Holdout ?? throw new InvalidOperationException($"The plan of {plan.SessionId} has no windows.");
        return windows.Open(plan).Record(holdout, point, Scenario.AsPlanned, cancellationToken)
            ?? throw new InvalidOperationException("A window as planned has a record.");
    }

    /// <inheritdoc/>
    public WindowRecord? Since(
        ImmutableArray<MarketData> data, ChampionVersion version, ParameterSet point, long fromNs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        var endNs = data.Max(set => set.EndNs) + 1;
        var startNs = Up(fromNs);
        var market = Read(data, startNs, endNs);
        return market is null
            ? null
            : new ArbitrageWindowEvaluator(market, ArbitrageBinding.ToEnvironment(version.Environment))
                .Record(new Window(WindowUnit.Time, startNs, Down(endNs)), point, Scenario.AsPlanned, cancellationToken);
    }

    /// <inheritdoc/>
    public ImmutableArray<double[]> EdgesByHour(ImmutableArray<MarketData> data, long startNs, long endNs)
    {
        var lastNs = Math.Min(endNs, data.Max(set => set.EndNs) + 1);
        if (Read(data, startNs, lastNs) is not { } market)
        {
            return [];
        }

        var hours = new List<double>[(int)Math.Max(0, (lastNs - startNs) / WindowLength.HourNs)];
        var times = market.Quotes.TimeNs;
        for (var row = 0; row < market.Count; row++)
        {
            var hour = (int)((times[row] - startNs) / WindowLength.HourNs);
            if (hour < hours.Length)
            {
                (hours[hour] ??= []).Add(Math.Max(market.Edges.ShortA[row], market.Edges.ShortB[row]));
            }
        }

        return [.. hours.Select(hour => hour?.ToArray() ?? [])];
    }

    /// <inheritdoc/>
    public ImmutableArray<ModelTrade> Trades(ImmutableArray<MarketData> data, ChampionVersion version, long startNs, long endNs)
    {
        ArgumentNullException.ThrowIfNull(version);
        if (Read(data, startNs, endNs) is not { } market)
        {
            return [];
        }

        // Slippage is what the fills are measured for: the backtest gives the quotes that it took.
        var environment = ArbitrageBinding.ToEnvironment(version.Environment) with { SlippageBps = 0, ImpactBps = 0 };
        var result = ScalarKernel.Run(
            market, MarketWindow.Whole(market), environment, ArbitrageBinding.ToParameters(version.Parameters), new BacktestOptions { KeepsTrades = true });
        return
        [
            .. result.Trades.Select(trade => new ModelTrade(
                trade.Direction is TradeDirection.ShortA,
                At(trade.DecisionTimeNs),
                At(trade.EntryTimeNs),
                At(trade.ExitTimeNs),
                trade.Quantity,
                trade.Pnl)
            {
                EntryPriceA = trade.EntryPriceA,
                EntryPriceB = InOwnCurrency(market.Quotes, trade.EntryPriceB, trade.EntryRowB),
                ExitPriceA = trade.ExitPriceA,
                ExitPriceB = InOwnCurrency(market.Quotes, trade.ExitPriceB, trade.ExitRowB),
            }),
        ];
    }

    /// <inheritdoc/>
    public double? RateAt(ImmutableArray<MarketData> data, long atNs)
    {
        if (data.Where(set => set.StartNs <= atNs).MaxBy(set => set.StartNs) is not { } newest)
        {
            return null;
        }

        var series = store.Open(new ContentHash(newest.Sha256)).Series;
        return RateOf(series, RowAt(series.TimeNs, atNs));
    }

    /// <inheritdoc/>
    public double AssumedSlippageBps(ParameterSet environment)
    {
        var assumed = ArbitrageBinding.ToEnvironment(environment);
        return assumed.SlippageBps + assumed.ImpactBps;
    }

    // Trades are told in the currency of A; the row of a leg that was cancelled means nothing.
    private static double? InOwnCurrency(QuoteSeries series, double? price, int row) => price is { } found ? found / RateOf(series, row) : null;

    private static double RateOf(QuoteSeries series, int row) => series.HasFx ? series.Fx[row] : 1;

    private static int RowAt(ReadOnlySpan<long> timeNs, long atNs)
    {
        var found = timeNs.BinarySearch(atNs);
        return found >= 0 ? found : ~found - 1;
    }

    private long IntervalNs(ContentHash hash) => (long)(Intervals.MedianNs(store.Open(hash).Series.TimeNs) ?? 0);

    private Market? Read(ImmutableArray<MarketData> data, long startNs, long endNs)
    {
        MappedDataSet[] sets = [.. data
            .Where(set => set.EndNs >= startNs && set.StartNs < endNs)
            .Select(set => store.Open(new ContentHash(set.Sha256)))];
        var series = sets.Length == 0 ? null : QuoteWindow.Read(sets, startNs, endNs);
        return series is { Count: > 1 } ? new Market(series) : null;
    }

    private static long Up(long ns) => (long)Math.Ceiling(ns / NsPerHour) * WindowLength.HourNs;

    private static long Down(long ns) => ns / WindowLength.HourNs * WindowLength.HourNs;

    private static DateTimeOffset At(long ns) => new(s_epochTicks + (ns / NsPerTick), TimeSpan.Zero);
}
