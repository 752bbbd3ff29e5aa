using System.Collections.Immutable;
using System.Globalization;

namespace Tuning.Retuning.Feedback;

/// <summary>
/// Sets live fills beside the trades of the backtest: a live round trip belongs to the nearest trade of the same direction that
/// was entered within the tolerance, each trade to one round trip.
/// </summary>
public static class Reconciliation
{
    /// <summary>Fewest fills that say anything of slippage.</summary>
    public const int LeastFills = 20;

    private const int LegsOfATrade = 4;

    /// <summary>How far the entries of one round trip may lie apart, unless stated: five minutes.</summary>
    public static readonly TimeSpan UsualTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Reconciles.</summary>
    /// <param name="fills">The live fills.</param>
    /// <param name="trades">The trades of the backtest on the same time.</param>
    /// <param name="tolerance">How far the entries of one round trip may lie apart.</param>
    /// <param name="rateAt">Currency of A for one unit of the currency of B at an instant; null where it is not known.</param>
    /// <returns>Matched round trips and those of the bot alone by time, then those of the backtest alone.</returns>
    public static ImmutableArray<ReconciledTrade> Run(
        IEnumerable<LiveFill> fills,
        IReadOnlyCollection<ModelTrade> trades,
        TimeSpan tolerance,
        Func<DateTimeOffset, double?> rateAt)
    {
        ArgumentNullException.ThrowIfNull(rateAt);
        ArgumentNullException.ThrowIfNull(fills);
        ArgumentNullException.ThrowIfNull(trades);
        var open = trades.OrderBy(trade => trade.EnteredAt).ToList();
        var found = ImmutableArray.CreateBuilder<ReconciledTrade>();
        var live = fills.GroupBy(fill => fill.TradeId, StringComparer.Ordinal)
            .Select(group => group.OrderBy(fill => fill.At).ToImmutableArray())
            .OrderBy(group => group[0].At);
        foreach (var legs in live)
        {
            var match = Nearest(open, legs, tolerance);
            if (match is not null)
            {
                open.Remove(match);
            }

            var compared = legs.Select(fill => match?.PriceOf(fill.Leg) is { } price ? fill.SlippageBps(price) : (double?)null).OfType<double>().ToArray();
            found.Add(new ReconciledTrade(
                legs[0].TradeId, match?.DecidedAt, legs.Length, compared.Length == 0 ? null : compared.Average(), match?.Pnl, PnlOf(legs, rateAt)));
        }

        found.AddRange(open.Select(trade => new ReconciledTrade(null, trade.DecidedAt, 0, null, trade.Pnl, null)));
        return found.ToImmutable();
    }

    /// <summary>
    /// What fills say of slippage: each against the backtest's quote of its round trip, or where there is none against the quote
    /// that the bot reported. Null without a fill that can be compared.
    /// </summary>
    /// <param name="fills">The live fills.</param>
    /// <param name="trades">The trades of the backtest on the same time.</param>
    /// <param name="assumedBps">What the backtest assumes, in bps.</param>
    public static SlippageFinding? Slippage(
        IReadOnlyCollection<LiveFill> fills, IReadOnlyCollection<ModelTrade> trades, double assumedBps)
    {
        ArgumentNullException.ThrowIfNull(fills);
        ArgumentNullException.ThrowIfNull(trades);
        var open = trades.OrderBy(trade => trade.EnteredAt).ToList();
        var found = new List<double>();
        foreach (var group in fills.GroupBy(fill => fill.TradeId, StringComparer.Ordinal).OrderBy(group => group.Min(fill => fill.At)))
        {
            ImmutableArray<LiveFill> legs = [.. group.OrderBy(fill => fill.At)];
            var match = Nearest(open, legs, UsualTolerance);
            if (match is not null)
            {
                open.Remove(match);
            }

            found.AddRange(legs.Select(fill => (match?.PriceOf(fill.Leg) ?? fill.QuotedPrice) is { } price ? fill.SlippageBps(price) : (double?)null).OfType<double>());
        }

        if (found.Count == 0)
        {
            return null;
        }

        var realised = found.Average();
        var halts = found.Count >= LeastFills && realised > assumedBps;
        return new SlippageFinding(found.Count, realised, assumedBps, halts, string.Create(
            CultureInfo.InvariantCulture,
            $"{found.Count} fills slip by {realised:0.##} bps on average; the backtest assumes {assumedBps:0.##}{(found.Count < LeastFills ? $" ({LeastFills} fills count)" : "")}"));
    }

    private static ModelTrade? Nearest(List<ModelTrade> open, ImmutableArray<LiveFill> legs, TimeSpan tolerance)
    {
        var entries = legs.Where(fill => fill.Leg is FillLeg.EntryA or FillLeg.EntryB).ToArray();
        if (entries.Length == 0)
        {
            return null;
        }

        var enteredAt = entries.Max(fill => fill.At);
        var isShortA = Array.Exists(entries, fill => fill.Leg is FillLeg.EntryA ? !fill.IsBuy : fill.IsBuy);
        return open
            .Where(trade => trade.IsShortA == isShortA && (trade.EnteredAt - enteredAt).Duration() <= tolerance)
            .MinBy(trade => (trade.EnteredAt - enteredAt).Duration());
    }

    // A fill on B is money of B.
    private static double? PnlOf(ImmutableArray<LiveFill> legs, Func<DateTimeOffset, double?> rateAt)
    {
        if (legs.Select(fill => fill.Leg).Distinct().Count() < LegsOfATrade)
        {
            return null;
        }

        var money = 0.0;
        foreach (var fill in legs)
        {
            if ((fill.Leg is FillLeg.EntryA or FillLeg.ExitA ? 1 : rateAt(fill.At)) is not { } rate)
            {
                return null;
            }

            money += rate * (((fill.IsBuy ? -1 : 1) * fill.Quantity * fill.Price) - (fill.Fee ?? 0));
        }

        return money;
    }
}
