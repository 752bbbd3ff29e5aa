using System.Runtime.InteropServices;
using Tuning.Objectives;

namespace Tuning.Sampling;

/// <summary>
/// How good a result is: completed and feasible before pruned, before infeasible by the smaller violation, before not
/// measured; among equals by the smaller loss, then by the smaller trial number. Smaller is better.
/// </summary>
/// <param name="Class">0 completed and feasible, 1 pruned, 2 infeasible, 3 not measured.</param>
/// <param name="Violation">The sum of the violations, 0 where all constraints hold.</param>
/// <param name="Loss">The loss, infinite where there is none.</param>
/// <param name="Number">The trial's number.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Merit(int Class, double Violation, double Loss, int Number)
{
    /// <summary>Whether the trial has a loss.</summary>
    public bool IsMeasured => Class < 3;

    /// <summary>The merit of a result by its first loss.</summary>
    public static Merit Of(Observation observation) => Of(observation, observation.Loss);

    /// <summary>The merit of a result with another loss, such as its rank among several objectives.</summary>
    public static Merit Of(Observation observation, double loss) => new(
        ClassOf(observation), observation.IsMeasured ? observation.Violation : 0, observation.IsMeasured ? loss : 0, observation.Number);

    /// <summary>The order of two merits: negative when the first is better.</summary>
    public static int Compare(Merit x, Merit y)
    {
        var byClass = x.Class.CompareTo(y.Class);
        var byViolation = byClass != 0 ? byClass : x.Violation.CompareTo(y.Violation);
        var byLoss = byViolation != 0 ? byViolation : x.Loss.CompareTo(y.Loss);
        return byLoss != 0 ? byLoss : x.Number.CompareTo(y.Number);
    }

    private static int ClassOf(Observation observation) => observation switch
    {
        { IsMeasured: false } => 3,
        { Violation: > 0 } => 2,
        { State: TrialState.Pruned } => 1,
        _ => 0,
    };
}
