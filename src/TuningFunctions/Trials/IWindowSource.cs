using Tuning.Sessions.Planning;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;

namespace TuningFunctions.Trials;

/// <summary>Opens what a walk-forward needs of a plan's data: where its windows may lie, and what evaluates choices on them.</summary>
public interface IWindowSource
{
    /// <summary>What splits have to know of the data of a plan.</summary>
    /// <param name="plan">The plan; its windows are not read.</param>
    /// <exception cref="InvalidOperationException">The data is not there.</exception>
    WindowGround Survey(SessionPlan plan);

    /// <summary>Opens an evaluator on the data of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="InvalidOperationException">The data is not there.</exception>
    IWindowEvaluator Open(SessionPlan plan);

    /// <summary>A window of a plan as an interval of time; one that is an interval already is given back.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="window">The window.</param>
    /// <exception cref="InvalidOperationException">The window counts rows, whose times are not known.</exception>
    Window InTime(SessionPlan plan, Window window) => window.Unit is WindowUnit.Time
        ? window
        : throw new InvalidOperationException("The times of the rows are not known.");
}
