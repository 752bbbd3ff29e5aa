using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Spaces;

namespace Tuning.Sampling;

/// <summary>
/// The result of a trial as samplers see it. Objectives are losses: smaller is better, so an objective that is maximised
/// enters with its sign changed, and nothing below this type knows of directions.
/// </summary>
/// <param name="Number">The number of the trial; negative for results of earlier sessions that warm this one up.</param>
/// <param name="Point">Its point.</param>
/// <param name="State">How it ended.</param>
/// <param name="Losses">One loss an objective; empty where the trial has none. NaN counts as none, infinities are legal.</param>
/// <param name="Violations">How far each constraint is from holding, 0 or less where it holds; empty without constraints.</param>
public sealed record Observation(
    int Number, ParameterSet Point, TrialState State, ImmutableArray<double> Losses, ImmutableArray<double> Violations)
{
    /// <summary>Whether the trial was completed, with a number for every loss.</summary>
    public bool IsComplete { get; } = State == TrialState.Completed && HasLosses(Losses);

    /// <summary>Whether the trial has a number for every loss: of a pruned trial, that of its last rung.</summary>
    public bool IsMeasured { get; } =
        State is TrialState.Completed or TrialState.Pruned && HasLosses(Losses);

    /// <summary>The sum of what constraints are violated by, 0 where all hold; NaN counts as infinite.</summary>
    public double Violation { get; } = Violations.IsDefaultOrEmpty
        ? 0
        : Violations.Sum(v => double.IsNaN(v) ? double.PositiveInfinity : Math.Max(v, 0));

    /// <summary>The loss of the first objective; infinite where there is none.</summary>
    public double Loss => IsMeasured ? Losses[0] : double.PositiveInfinity;

    private static bool HasLosses(ImmutableArray<double> losses) =>
        !losses.IsDefaultOrEmpty && !losses.Any(double.IsNaN);
}
