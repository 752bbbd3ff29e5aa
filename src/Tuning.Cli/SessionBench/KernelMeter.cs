using System.Collections.Immutable;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Strategies;
using TuningFunctions.Trials;

namespace Tuning.Cli.SessionBench;

/// <summary>Counts the processor time that evaluations take where they are made. Safe to use from several threads.</summary>
/// <param name="measured">What evaluates.</param>
internal sealed class KernelMeter(IEvaluatorSource measured) : IEvaluatorSource
{
    private double _seconds;

    /// <summary>Processor time of all evaluations so far, in seconds.</summary>
    public double Seconds => Volatile.Read(ref _seconds);

    /// <inheritdoc/>
    public ITrialEvaluator Open(SessionPlan plan, EvaluationScope scope) =>
        new MeteredEvaluator((IBatchEvaluator)measured.Open(plan, scope), Add);

    /// <inheritdoc/>
    public ImmutableArray<string> Explain(SessionPlan plan, EvaluationScope scope, ParameterSet point) =>
        measured.Explain(plan, scope, point);

    private void Add(double seconds)
    {
        double seen;
        do
        {
            seen = Volatile.Read(ref _seconds);
        }
        while (!Interlocked.CompareExchange(ref _seconds, seen + seconds, seen).Equals(seen));
    }
}
