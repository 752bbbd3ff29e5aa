using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Tuning.Objectives;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Strategies;
using TuningFunctions.Trials;

namespace TuningFunctions.Tests.Sessions;

/// <summary>A known surface in place of a backtest: the best point is entryBps 20, exitBps 0.</summary>
internal sealed class FakeEvaluators : IEvaluatorSource, ITrialEvaluator
{
    private readonly ConcurrentDictionary<WindowShare, byte> _parts = new();

    private int _evaluations;

    /// <summary>Called before each evaluation with the number of evaluations before it.</summary>
    public Action<int, ParameterSet> Before { get; init; } = (_, _) => { };

    /// <summary>Called before the words on the best trial.</summary>
    public Action BeforeExplain { get; init; } = () => { };

    /// <summary>Parameters that probes find to change nothing.</summary>
    public ImmutableArray<string> Inert { get; init; } = [];

    public int Evaluations => _evaluations;

    /// <summary>The parts of the window that trials were measured on, each once.</summary>
    public IEnumerable<WindowShare> Parts => _parts.Keys;

    public ITrialEvaluator Open(SessionPlan plan, EvaluationScope scope)
    {
        if (scope.HashesDecisions)
        {
            return new FakeProbes(Inert);
        }

        _parts.TryAdd(scope.Part, 0);
        return this;
    }

    public ImmutableArray<string> Explain(SessionPlan plan, EvaluationScope scope, ParameterSet point)
    {
        BeforeExplain();
        return [string.Create(CultureInfo.InvariantCulture, $"entry at {point.NumberOf("entryBps")}")];
    }

    public TrialEvaluation Evaluate(ParameterSet point, CancellationToken cancellationToken)
    {
        Before(Interlocked.Increment(ref _evaluations) - 1, point);
        cancellationToken.ThrowIfCancellationRequested();
        var entry = point.NumberOf("entryBps")!.Value;
        var exit = point.NumberOf("exitBps")!.Value;
        var metrics = MetricSet.From(
        [
            new("netPnlPerDay", 100 - ((entry - 20) * (entry - 20) / 7) - (exit * exit / 3)),
            new("closedTrades", 1000 - (10 * entry)),
        ]);
        return new TrialEvaluation(metrics, point, "trace");
    }
}
