using System.Collections.Immutable;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Strategies;
using TuningFunctions.External;

namespace TuningFunctions.Trials;

/// <summary>Opens what evaluates the trials of a plan, by its strategy.</summary>
/// <param name="own">What evaluates the strategy of this program.</param>
/// <param name="external">What has those of others evaluated.</param>
public sealed class StrategyEvaluators(ArbitrageEvaluatorSource own, ExternalEvaluatorSource external) : IEvaluatorSource
{
    /// <inheritdoc/>
    public ITrialEvaluator Open(SessionPlan plan, EvaluationScope scope) => SourceOf(plan).Open(plan, scope);

    /// <inheritdoc/>
    public ImmutableArray<string> Explain(SessionPlan plan, EvaluationScope scope, ParameterSet point) => SourceOf(plan).Explain(plan, scope, point);

    private IEvaluatorSource SourceOf(SessionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Spec.External is null ? own : external;
    }
}
