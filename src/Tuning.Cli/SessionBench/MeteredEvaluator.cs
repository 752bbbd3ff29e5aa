using System.Collections.Immutable;
using Tuning.Cli.Frame;
using Tuning.Spaces;
using Tuning.Strategies;

namespace Tuning.Cli.SessionBench;

/// <summary>Tells how much processor time each evaluation took; they run on the calling thread.</summary>
/// <param name="evaluator">What evaluates.</param>
/// <param name="tell">Told the seconds.</param>
internal sealed class MeteredEvaluator(IBatchEvaluator evaluator, Action<double> tell) : IBatchEvaluator
{
    /// <inheritdoc/>
    public TrialEvaluation Evaluate(ParameterSet point, CancellationToken cancellationToken)
    {
        var started = ThreadTime.Seconds;
        var evaluation = evaluator.Evaluate(point, cancellationToken);
        tell(ThreadTime.Seconds - started);
        return evaluation;
    }

    /// <inheritdoc/>
    public ImmutableArray<TrialEvaluation> EvaluateAll(IReadOnlyList<ParameterSet> points, CancellationToken cancellationToken)
    {
        var started = ThreadTime.Seconds;
        var evaluations = evaluator.EvaluateAll(points, cancellationToken);
        tell(ThreadTime.Seconds - started);
        return evaluations;
    }
}
