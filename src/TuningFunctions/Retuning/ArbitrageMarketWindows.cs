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
using TuningFunctions.Datasets;
using TuningFunctions.Trials;

namespace TuningFunctions.Retuning;

/// <summary>The data of markets for the arbitrage strategy.</summary>
/// <param name="store">The data sets of this instance.</param>
/// <param name="shared">What other instances know.</param>
/// <param name="windows">What evaluates points of a session.</param>
public sealed class ArbitrageMarketWindows(DataSetStore store, SharedDatasets shared, IWindowSource windows) : IMarketWindows
{
    private const long NsPerTick = 100;
    private const double NsPerHour = WindowLength.HourNs;

    private static readonly long s_epochTicks = DateTimeOffset.UnixEpoch.Ticks;

    /// <inheritdoc/>
    public async Task<MarketData?> DescribeAsync(string market, string sha256, DateTimeOffset addedAt, CancellationToken cancellationToken)
    {
        if (ContentHash.Parse(sha256) is not { } hash || !await shared.FetchAsync(hash, cancellationToken))
        {
            return null;
        }

        using var hold = await shared.HoldAsync([hash.Hex], cancellationToken);
        await shared.PublishAsync(hash, cancellationToken);
        var times = store.Open(hash).Series.TimeNs;
        return new MarketData(market, hash.Hex, times.Length, times[0], times[^1], addedAt);
    }

    /// <inheritdoc/>
    public async Task<FrozenWindow> FreezeAsync(ImmutableArray<MarketData> data, TimeSpan length, CancellationToken cancellationToken)
    {
        var endNs = data.Max(set => set.EndNs) + 1;
        var startNs = Math.Max(data.Min(set => set.StartNs), endNs - (length.Ticks * NsPerTick));
        var sets = Within(data, startNs, endNs);
        using var hold = await HoldAsync(sets, cancellationToken);
        var outcome = store.Freeze([.. sets.Select(HashOf)], startNs, endNs, data[0].Market, cancellationToken);
        if (outcome.Hash is not { } hash)
        {
            return new FrozenWindow(null, 0, startNs, endNs, [.. outcome.Report.ToLines()]);
        }

        // Its last hour ends with its last row's interval, as the windows of sessions do.
        using var frozen = await shared.HoldAsync([hash.Hex], cancellationToken);
        return new FrozenWindow(hash.Hex, outcome.Report.AcceptedRows, startNs, endNs - 1 + IntervalNs(hash), []);
    }

    /// <inheritdoc/>
    public async Task<WindowRecord> HoldoutAsync(SessionPlan plan, ParameterSet point, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var holdout = plan.Windows?.Holdout ?? throw new InvalidOperationException($"The plan of {plan.SessionId} has no windows.");
        using var hold = await shared.HoldAsync(plan.SessionId, cancellationToken);
        return windows.Open(plan).Record(holdout, point, Scenario.AsPlanned, cancellationToken)
            ?? throw new InvalidOperationException("A window as planned has a record.");
    }

    /// <inheritdoc/>
    public async Task<WindowRecord?> SinceAsync(
        ImmutableArray<MarketData> data, ChampionVersion version, ParameterSet point, long fromNs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        var endNs = data.Max(set => set.EndNs) + 1;
        var startNs = Up(fromNs);
        var market = await ReadAsync(data, startNs, endNs, cancellationToken);
        return market is null
            ? null
            : new ArbitrageWindowEvaluator(market, ArbitrageBinding.ToEnvironment(version.Environment))
                .Record(new Window(WindowUnit.Time, startNs, Down(endNs)), point, Scenario.AsPlanned, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<double[]>> EdgesByHourAsync(
        ImmutableArray<MarketData> data, long startNs, long endNs, CancellationToken cancellationToken)
    {
        var lastNs = Math.Min(endNs, data.Max(set => set.EndNs) + 1);
        if (await ReadAsync(data, startNs, lastNs, cancellationToken) is not { } market)
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
    public async Task<ImmutableArray<ModelTrade>> TradesAsync(
        ImmutableArray<MarketData> data, ChampionVersion version, long startNs, long endNs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        if (await ReadAsync(data, startNs, endNs, cancellationToken) is not { } market)
        {
            return [];
        }

        // Slippage is what the fills are measured for: the backtest gives the quotes that it took.
        var environment = ArbitrageBinding.ToEnvironment(version.Environment) with { SlippageBps = 0, ImpactBps = 0 };
        var result = ScalarKernel.Run(
            market,
            MarketWindow.Whole(market),
            environment,
            ArbitrageBinding.ToParameters(version.Parameters),
            new BacktestOptions { KeepsTrades = true },
            cancellationToken);
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
    public async Task<ImmutableDictionary<DateTimeOffset, double>> RatesAsync(
        ImmutableArray<MarketData> data, IEnumerable<DateTimeOffset> instants, CancellationToken cancellationToken)
    {
        var rates = ImmutableDictionary.CreateBuilder<DateTimeOffset, double>();
        foreach (var group in instants.Distinct().GroupBy(at => data.Where(set => set.StartNs <= Ns(at)).MaxBy(set => set.StartNs)))
        {
            if (group.Key is not { } newest)
            {
                continue;
            }

            using var hold = await HoldAsync([newest], cancellationToken);
            var series = store.Open(HashOf(newest)).Series;
            rates.AddRange(group.Select(at => KeyValuePair.Create(at, RateOf(series, RowAt(series.TimeNs, Ns(at))))));
        }

        return rates.ToImmutable();
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

    private async Task<Market?> ReadAsync(ImmutableArray<MarketData> data, long startNs, long endNs, CancellationToken cancellationToken)
    {
        var sets = Within(data, startNs, endNs);
        using var hold = await HoldAsync(sets, cancellationToken);
        // Rows are copied: the market outlives the hold.
        var series = sets.IsEmpty ? null : QuoteWindow.Read([.. sets.Select(set => store.Open(HashOf(set)))], startNs, endNs);
        return series is { Count: > 1 } ? new Market(series) : null;
    }

    private Task<DatasetHold> HoldAsync(ImmutableArray<MarketData> sets, CancellationToken cancellationToken) =>
        shared.HoldAsync(sets.Select(set => set.Sha256), cancellationToken);

    private static ImmutableArray<MarketData> Within(ImmutableArray<MarketData> data, long startNs, long endNs) =>
        [.. data.Where(set => set.EndNs >= startNs && set.StartNs < endNs)];

    private static ContentHash HashOf(MarketData set) => new(set.Sha256);

    private static long Up(long ns) => (long)Math.Ceiling(ns / NsPerHour) * WindowLength.HourNs;

    private static long Down(long ns) => ns / WindowLength.HourNs * WindowLength.HourNs;

    private static long Ns(DateTimeOffset at) => (at.UtcTicks - s_epochTicks) * NsPerTick;

    private static DateTimeOffset At(long ns) => new(s_epochTicks + (ns / NsPerTick), TimeSpan.Zero);
}
