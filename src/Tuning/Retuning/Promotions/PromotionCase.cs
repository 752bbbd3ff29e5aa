using Tuning.Retuning.Feedback;
using Tuning.Retuning.Schedules;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Gates;

namespace Tuning.Retuning.Promotions;

/// <summary>Everything that a promotion is decided from.</summary>
/// <param name="Policy">What the schedule asks for.</param>
/// <param name="Verdict">The session's verdict; null where it came to none.</param>
/// <param name="PlanHash">Hash of its plan: the seed of the paired test.</param>
/// <param name="Alpha">What the paired test may spend, 0 and up.</param>
public sealed record PromotionCase(PromotionPolicy Policy, Verdict? Verdict, string PlanHash, double Alpha)
{
    /// <summary>What the challenger did on the unseen rows; null without a challenger.</summary>
    public WindowRecord? Challenger { get; init; }

    /// <summary>The champion's parameters; null where the market has no champion.</summary>
    public ParameterSet? ChampionParameters { get; init; }

    /// <summary>What the champion did on the same rows; null where the market has no champion.</summary>
    public WindowRecord? Champion { get; init; }

    /// <summary>What the fills of the champion say of its slippage; null without fills.</summary>
    public SlippageFinding? Slippage { get; init; }
}
