using System.Collections.Immutable;
using Tuning.Arbitrage.Backtesting;

namespace Tuning.Arbitrage.Diagnostics;

/// <summary>The profit and loss of a part of the trades. A part without trades has no group: it has no statistics.</summary>
/// <param name="Key">What the trades share: a zone from 0, a direction, an hour of the day (UTC) from 0.</param>
/// <param name="Trades">The number of trades, at least 1.</param>
/// <param name="NetPnl">Their profit and loss, in the quote currency of A.</param>
/// <param name="WinRate">Share of them with a profit, 0 to 1.</param>
public sealed record TradeGroup(string Key, int Trades, double NetPnl, double WinRate)
{
    private const long NsPerHour = 3_600_000_000_000;
    private const int HoursPerDay = 24;

    /// <summary>The groups by zone of the edge on the decision row; none without zones.</summary>
    /// <param name="trades">The trades.</param>
    public static ImmutableArray<TradeGroup> ByZone(ImmutableArray<Trade> trades) =>
        Of(trades.Where(trade => trade.Zone >= 0), trade => trade.Zone, zone => $"{zone}");

    /// <summary>The groups by direction.</summary>
    /// <param name="trades">The trades.</param>
    public static ImmutableArray<TradeGroup> ByDirection(ImmutableArray<Trade> trades) =>
        Of(trades, trade => (int)trade.Direction, direction => (TradeDirection)direction == TradeDirection.ShortA ? "shortA" : "shortB");

    /// <summary>The groups by the hour of the day, in UTC, in which the entry was decided.</summary>
    /// <param name="trades">The trades.</param>
    public static ImmutableArray<TradeGroup> ByHourOfDay(ImmutableArray<Trade> trades) =>
        Of(trades, trade => (int)(trade.DecisionTimeNs / NsPerHour % HoursPerDay), hour => $"{hour}");

    private static ImmutableArray<TradeGroup> Of(IEnumerable<Trade> trades, Func<Trade, int> key, Func<int, string> name) =>
    [
        .. trades.GroupBy(key).OrderBy(group => group.Key).Select(group => new TradeGroup(
            name(group.Key), group.Count(), group.Sum(trade => trade.Pnl), (double)group.Count(trade => trade.Pnl > 0) / group.Count())),
    ];
}
