using System.Collections.Immutable;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Strategies;

namespace TuningFunctions.Trials;

/// <summary>Opens what evaluates the trials of a plan.</summary>
public interface IEvaluatorSource
{
    /// <summary>Opens an evaluator on all data of a plan; data is loaded once and shared by everybody who asks.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="scope">The window, how much of it, and what is wanted of an evaluation.</param>
    /// <exception cref="InvalidOperationException">The data is not there.</exception>
    ITrialEvaluator Open(SessionPlan plan, EvaluationScope scope);

    /// <summary>What the data itself says about a point's result, in words that a user can act on; may be empty.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="scope">The window.</param>
    /// <param name="point">The complete point.</param>
    ImmutableArray<string> Explain(SessionPlan plan, EvaluationScope scope, ParameterSet point);
}
