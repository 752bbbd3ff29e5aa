namespace Tuning.Retuning.Feedback;

/// <summary>A round trip of the backtest that live fills are compared with.</summary>
/// <param name="IsShortA">Whether it sells on A and buys on B to enter.</param>
/// <param name="DecidedAt">When it was decided, UTC.</param>
/// <param name="EnteredAt">When the later entry filled, UTC.</param>
/// <param name="ExitedAt">When the later exit filled, UTC.</param>
/// <param name="Quantity">In units of the base asset.</param>
/// <param name="Pnl">Profit and loss after costs, in the quote currency of A.</param>
public sealed record ModelTrade(
    bool IsShortA, DateTimeOffset DecidedAt, DateTimeOffset EnteredAt, DateTimeOffset ExitedAt, double Quantity, double Pnl)
{
    /// <summary>Price of the entry on A, without slippage; null for a leg that was cancelled.</summary>
    public double? EntryPriceA { get; init; }

    /// <summary>Price of the entry on B, in the currency of B, without slippage; null for a leg that was cancelled.</summary>
    public double? EntryPriceB { get; init; }

    /// <summary>Price of the exit on A, without slippage; null for a leg that was cancelled.</summary>
    public double? ExitPriceA { get; init; }

    /// <summary>Price of the exit on B, in the currency of B, without slippage; null for a leg that was cancelled.</summary>
    public double? ExitPriceB { get; init; }

    /// <summary>The price of a leg; null for one that was cancelled.</summary>
    /// <param name="leg">The leg.</param>
    public double? PriceOf(FillLeg leg) => leg switch
    {
        FillLeg.EntryA => EntryPriceA,
        FillLeg.EntryB => EntryPriceB,
        FillLeg.ExitA => ExitPriceA,
        _ => ExitPriceB,
    };
}
