using System.Globalization;
using Tuning.Statistics;
using Tuning.Validation.Evidence;

namespace Tuning.Retuning.Promotions;

/// <summary>Decides at the end of a shadow stage, from the rows that arrived during it.</summary>
public static class ShadowRules
{
    /// <summary>Least hours of new rows that are compared.</summary>
    public const int LeastHours = 24;

    /// <summary>Decides: the challenger takes over if it earned at least what the champion did.</summary>
    /// <param name="challenger">What the challenger did on the new rows; null without any.</param>
    /// <param name="champion">What the champion did on them; null where the market has no champion.</param>
    public static PromotionDecision Decide(WindowRecord? challenger, WindowRecord? champion)
    {
        var hours = challenger?.HourlyPnl.Length ?? 0;
        if (challenger is null || hours < LeastHours)
        {
            return new PromotionDecision(
                PromotionStep.Keep, string.Create(CultureInfo.InvariantCulture, $"{hours} hours of new rows are fewer than {LeastHours}"), null);
        }

        var own = Moments.MeanOf(challenger.HourlyPnl.AsSpan());
        var other = champion is null ? 0 : Moments.MeanOf(champion.HourlyPnl.AsSpan());
        return new PromotionDecision(
            own >= other ? PromotionStep.Proceed : PromotionStep.Keep,
            string.Create(CultureInfo.InvariantCulture, $"{own:0.####} an hour against {other:0.####} over {hours} hours of new rows"),
            null);
    }
}
