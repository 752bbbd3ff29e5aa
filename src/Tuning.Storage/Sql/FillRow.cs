using Tuning.Retuning.Feedback;
using Tuning.Sessions.Schema;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_fills.</summary>
internal sealed class FillRow
{
    public required string FillId { get; init; }

    public required string TradeId { get; init; }

    public required string Leg { get; init; }

    public required DateTimeOffset At { get; init; }

    public required bool IsBuy { get; init; }

    public required double Quantity { get; init; }

    public required double Price { get; init; }

    public double? QuotedPrice { get; init; }

    public double? Fee { get; init; }

    public LiveFill ToFill() => new(
        FillId,
        TradeId,
        Words.Parse<FillLeg>(Leg) ?? throw new InvalidOperationException($"Fill {FillId} has the unknown leg {Leg}."),
        At,
        IsBuy,
        Quantity,
        Price)
    {
        QuotedPrice = QuotedPrice,
        Fee = Fee,
    };
}
