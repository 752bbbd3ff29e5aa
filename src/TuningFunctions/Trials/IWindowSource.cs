using Tuning.Sessions.Planning;
using Tuning.Validation.Evidence;

namespace TuningFunctions.Trials;

/// <summary>Opens what a walk-forward needs of a plan's data: where its windows may lie, and what evaluates choices on them.</summary>
public interface IWindowSource
{
    /// <summary>What splits have to know of the data of a plan.</summary>
    /// <param name="plan">The plan, with one data set; its windows are not read.</param>
    /// <exception cref="InvalidOperationException">The data is not there.</exception>
    WindowGround Survey(SessionPlan plan);

    /// <summary>Opens an evaluator on the data of a plan.</summary>
    /// <param name="plan">The plan, with one data set.</param>
    /// <exception cref="InvalidOperationException">The data is not there.</exception>
    IWindowEvaluator Open(SessionPlan plan);
}
