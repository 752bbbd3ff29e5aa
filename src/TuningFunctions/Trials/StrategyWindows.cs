using Tuning.Sessions.Planning;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;
using TuningFunctions.External;

namespace TuningFunctions.Trials;

/// <summary>Opens what a walk-forward needs of a plan's data, by its strategy.</summary>
/// <param name="own">The windows of the strategy of this program.</param>
/// <param name="external">The windows of those of others.</param>
public sealed class StrategyWindows(ArbitrageWindowSource own, ExternalWindowSource external) : IWindowSource
{
    /// <inheritdoc/>
    public WindowGround Survey(SessionPlan plan) => SourceOf(plan).Survey(plan);

    /// <inheritdoc/>
    public IWindowEvaluator Open(SessionPlan plan) => SourceOf(plan).Open(plan);

    /// <inheritdoc/>
    public Window InTime(SessionPlan plan, Window window) => own.InTime(plan, window);

    private IWindowSource SourceOf(SessionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Spec.External is null ? own : external;
    }
}
