using System.Collections.Immutable;
using Tuning.Arbitrage.Backtesting;
using Tuning.Sessions.Planning;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;
using TuningFunctions.Trials;

namespace TuningFunctions.External;

/// <summary>The data of a plan with an external strategy, as walk-forwards see it.</summary>
/// <param name="evaluators">What has points evaluated.</param>
/// <param name="markets">The markets by content.</param>
/// <param name="answers">What is known of the searches already.</param>
public sealed class ExternalWindowSource(ExternalEvaluatorSource evaluators, MarketCache markets, ExternalAnswers answers) : IWindowSource
{
    /// <inheritdoc/>
    public WindowGround Survey(SessionPlan plan)
    {
        Market[] all = [.. MarketsOf(plan)];
        var intervalNs = all.Max(market => market.MedianIntervalNs);
        // How long a strategy of somebody else holds is unknown: it closes what it opened within its window.
        return new WindowGround(
            new SplitSource(
                all.Min(market => market.Count),
                all.Max(market => market.Quotes.TimeNs[0]),
                all.Min(market => market.Quotes.TimeNs[^1] + (long)market.MedianIntervalNs),
                WindowLength.HourNs / Math.Max(1.0, intervalNs)),
            ExternalScenarios.IsWithinAnInterval(plan.Spec.Environment, intervalNs));
    }

    /// <inheritdoc/>
    public IWindowEvaluator Open(SessionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ImmutableArray<IWindowEvaluator> found = [.. plan.Datasets.Select(dataset => Open(plan, dataset))];
        return found is [var single] ? single : new SeveralDatasets(plan.Spec.Objective, plan.Spec.Across, found);
    }

    private ExternalWindowEvaluator Open(SessionPlan plan, PlannedDataset dataset)
    {
        var alone = plan with { Datasets = [dataset] };
        return new ExternalWindowEvaluator(
            (window, environment) => evaluators.OpenExternal(
                alone, new EvaluationScope(plan.SearchedWindow) { Bounds = window, Environment = environment }),
            // What a search of several data sets came to on each of them is not kept.
            plan.Datasets.Length == 1 ? answers : new ExternalAnswers(),
            alone,
            markets.Open(dataset.Sha256));
    }

    private IEnumerable<Market> MarketsOf(SessionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Datasets.Select(dataset => markets.Open(dataset.Sha256));
    }
}
