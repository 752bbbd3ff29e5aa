using Tuning.Validation.Challenges;
using Tuning.Validation.Gates;

namespace Tuning.Retuning.Promotions;

/// <summary>Decides whether a challenger goes on: every rule that can keep the champion stands here, in order.</summary>
public static class PromotionRules
{
    /// <summary>Decides.</summary>
    /// <param name="found">What it is decided from.</param>
    public static PromotionDecision Decide(PromotionCase found)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (found.Verdict is not { IsWinner: true, Parameters: { } parameters } verdict || found.Challenger is null)
        {
            return Keep(found.Verdict is { } lost ? $"{lost.Title}: {lost.StoppedBy}" : "the session came to no verdict");
        }

        if (found.Slippage is { Halts: true } slippage)
        {
            return new PromotionDecision(PromotionStep.Halt, slippage.Why, null);
        }

        if (found.ChampionParameters is null || found.Champion is null)
        {
            return Next(found, verdict, "the market has no champion", null);
        }

        if (found.ChampionParameters.Equals(parameters))
        {
            return Keep("the winner is the champion");
        }

        if (!(found.Alpha > 0))
        {
            return Keep("the year's alpha is spent");
        }

        var test = Challenge.Run(found.Challenger, found.Champion, found.PlanHash, new ChallengeOptions
        {
            YearlyAlpha = found.Alpha,
            ChallengesPerYear = 1,
            LeastImprovement = found.Policy.MinImprovement,
        });
        return test.Replaces ? Next(found, verdict, test.Why, test) : new PromotionDecision(PromotionStep.Keep, test.Why, test);
    }

    private static PromotionDecision Next(PromotionCase found, Verdict verdict, string reason, ChallengeResult? test) =>
        verdict.Kind is VerdictKind.WinnerResolutionLimited
            ? new PromotionDecision(PromotionStep.AskApproval, $"{reason}; the data is too coarse to show the latency", test)
            : new PromotionDecision(found.Policy.NeedsApproval ? PromotionStep.AskApproval : PromotionStep.Proceed, reason, test);

    private static PromotionDecision Keep(string reason) => new(PromotionStep.Keep, reason, null);
}
