using Tuning.Validation.Challenges;

namespace Tuning.Retuning.Promotions;

/// <summary>What follows from a judged run, with its reason.</summary>
/// <param name="Step">What follows.</param>
/// <param name="Reason">Why, in plain words.</param>
/// <param name="Test">The paired test; null where none was made.</param>
public sealed record PromotionDecision(PromotionStep Step, string Reason, ChallengeResult? Test)
{
    /// <summary>What the paired test spent of the year's alpha; 0 without one.</summary>
    public double AlphaSpent => Test?.P is null ? 0 : Test.Alpha;
}
