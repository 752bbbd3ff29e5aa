using System.Collections.Immutable;
using Tuning.External;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Strategies;
using TuningFunctions.Trials;

namespace TuningFunctions.External;

/// <summary>Opens what has the trials of a plan evaluated by its command or its service.</summary>
/// <param name="channels">How trials are sent.</param>
/// <param name="markets">The markets by content.</param>
/// <param name="files">Files of data sets for programs.</param>
/// <param name="answers">Where answers are kept that a choice needs again.</param>
public sealed class ExternalEvaluatorSource(ExternalChannels channels, MarketCache markets, DatasetFiles files, ExternalAnswers answers) : IEvaluatorSource
{
    /// <inheritdoc/>
    public ITrialEvaluator Open(SessionPlan plan, EvaluationScope scope) => OpenExternal(plan, scope);

    /// <inheritdoc/>
    public ImmutableArray<string> Explain(SessionPlan plan, EvaluationScope scope, ParameterSet point) => [];

    /// <summary>Opens an evaluator on all data of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="scope">The window, how much of it, and what is wanted of an evaluation.</param>
    /// <exception cref="InvalidOperationException">The data or the program is not there.</exception>
    public IExternalEvaluator OpenExternal(SessionPlan plan, EvaluationScope scope)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(scope);
        var channel = channels.Open(plan);
        ImmutableArray<ExternalGround> grounds = plan.Datasets.IsEmpty
            ? [new ExternalGround(null, null, null)]
            : [.. plan.Datasets.Select(dataset => GroundOf(plan, scope, dataset.Sha256))];
        var evaluator = new ExternalEvaluator(channel, plan, scope, grounds);
        return plan.Windows is not null && plan.Datasets.Length == 1 && scope is { Bounds: { } window, HashesDecisions: false, Environment: null } && scope.Part == WindowShare.Whole
            ? new RememberingEvaluator(evaluator, answers, plan.SessionId, window)
            : evaluator;
    }

    private ExternalGround GroundOf(SessionPlan plan, EvaluationScope scope, string sha256)
    {
        var window = ExternalWindows.Of(markets.Open(sha256), scope.Bounds, scope.Part);
        // A service has its data where it is, and finds it by its hash.
        return new ExternalGround(sha256, plan.Spec.External is ExternalSpec.Command ? files.PathOf(sha256, window.ToNs) : null, window);
    }
}
