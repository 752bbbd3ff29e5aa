using System.Collections.Immutable;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Feedback;
using Tuning.Retuning.Stores;

namespace TuningFunctions.Retuning;

/// <summary>What bots report of champions, and what it says of them.</summary>
/// <param name="markets">Where it is kept.</param>
/// <param name="windows">The backtest that it is compared with.</param>
public sealed class PerformanceBook(IMarketStore markets, IMarketWindows windows)
{
    private const long NsPerTick = 100;

    /// <summary>What the fills of a version say of its slippage; null without a fill that can be compared.</summary>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<SlippageFinding?> SlippageAsync(ChampionVersion version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        var fills = await markets.ReadFillsAsync(version.Key, version.Version, cancellationToken);
        return fills.IsEmpty
            ? null
            : Reconciliation.Slippage(fills, await TradesAsync(version, fills, cancellationToken), version.AssumedSlippageBps);
    }

    /// <summary>The fills of a version beside the trades of the backtest, round trip by round trip.</summary>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<ImmutableArray<ReconciledTrade>> ReconcileAsync(ChampionVersion version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        var fills = await markets.ReadFillsAsync(version.Key, version.Version, cancellationToken);
        if (fills.IsEmpty)
        {
            return [];
        }

        var data = await markets.ReadDataAsync(version.Key.Market, cancellationToken);
        var rates = await windows.RatesAsync(data, fills.Select(fill => fill.At), cancellationToken);
        return Reconciliation.Run(
            fills,
            await TradesAsync(version, fills, cancellationToken),
            Reconciliation.UsualTolerance,
            at => rates.TryGetValue(at, out var rate) ? rate : null);
    }

    /// <summary>
    /// Hourly profit and loss of a version on rows that its session did not see: what a bot reports, or where it reports nothing
    /// what the backtest makes of the market's newer rows.
    /// </summary>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<ImmutableArray<double>> HoursSinceAsync(ChampionVersion version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        var live = await markets.ReadHoursAsync(version.Key, version.Version, cancellationToken);
        if (!live.IsEmpty)
        {
            return [.. live.Select(hour => hour.Pnl)];
        }

        var data = await markets.ReadDataAsync(version.Key.Market, cancellationToken);
        return data.IsEmpty
            ? []
            : (await windows.SinceAsync(data, version, version.Parameters, version.SeenEndNs, cancellationToken))?.HourlyPnl ?? [];
    }

    private async Task<ImmutableArray<ModelTrade>> TradesAsync(
        ChampionVersion version, ImmutableArray<LiveFill> fills, CancellationToken cancellationToken)
    {
        var data = await markets.ReadDataAsync(version.Key.Market, cancellationToken);
        if (data.IsEmpty)
        {
            return [];
        }

        // From the rows on that it was not chosen from: a position that is open at the first fill is open in the backtest as well.
        var firstNs = Ns(fills.Min(fill => fill.At) - Reconciliation.UsualTolerance);
        var endNs = Ns(fills.Max(fill => fill.At) + Reconciliation.UsualTolerance);
        var trades = await windows.TradesAsync(data, version, Math.Min(version.SeenEndNs, firstNs), endNs, cancellationToken);
        return [.. trades.Where(trade => Ns(trade.EnteredAt) >= firstNs)];
    }

    private static long Ns(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * NsPerTick;
}
