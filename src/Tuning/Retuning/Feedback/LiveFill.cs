namespace Tuning.Retuning.Feedback;

/// <summary>A fill that a bot reports.</summary>
/// <param name="FillId">What makes it unique at its strategy and market, 1 to 128 characters: sent again, it counts once.</param>
/// <param name="TradeId">The round trip that it belongs to, 1 to 128 characters.</param>
/// <param name="Leg">Which of its four fills.</param>
/// <param name="At">When it filled, UTC.</param>
/// <param name="IsBuy">Whether it bought.</param>
/// <param name="Quantity">In units of the base asset, above 0.</param>
/// <param name="Price">In the venue's own currency, above 0.</param>
public sealed record LiveFill(
    string FillId, string TradeId, FillLeg Leg, DateTimeOffset At, bool IsBuy, double Quantity, double Price)
{
    /// <summary>The quote that the order was meant to take, above 0; null where the bot does not know it.</summary>
    public double? QuotedPrice { get; init; }

    /// <summary>The fee, in the venue's own currency; null where it is not known.</summary>
    public double? Fee { get; init; }

    /// <summary>By how much the fill is worse than a price, in bps of it; negative for better.</summary>
    /// <param name="reference">The price.</param>
    public double SlippageBps(double reference) => (IsBuy ? 1 : -1) * ((Price / reference) - 1) * 1e4;
}
