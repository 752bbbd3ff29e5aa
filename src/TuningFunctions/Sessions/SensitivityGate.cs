using System.Collections.Concurrent;
using System.Collections.Immutable;
using Tuning.External;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Sensitivity;
using Tuning.Spaces;
using Tuning.Strategies;
using TuningFunctions.External;
using TuningFunctions.Trials;

namespace TuningFunctions.Sessions;

/// <summary>
/// Finds out whether every searched parameter changes what is traded: a parameter that changes nothing is not read, and a
/// search over it would be a pretence. Probes a parameter only until a difference shows.
/// </summary>
/// <param name="evaluators">What evaluates points.</param>
public sealed class SensitivityGate(IEvaluatorSource evaluators)
{
    private const string TradesMetric = "closedTrades";

    /// <summary>Probes the parameters of a plan on all of the first window that it searches.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="space">What it searches.</param>
    /// <param name="cancellationToken">Ends the probes.</param>
    /// <returns>The parameters in the order of the space.</returns>
    /// <exception cref="ExternalTrialException">An external strategy does not answer as it has to, or not twice alike.</exception>
    /// <exception cref="OperationCanceledException">The probes were ended.</exception>
    public ImmutableArray<ParameterLiveness> Probe(SessionPlan plan, Space space, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(space);
        var evaluator = evaluators.Open(plan, new EvaluationScope(plan.SearchedWindow) { Bounds = plan.SearchedBy(0), HashesDecisions = true });
        if (evaluator is IExternalEvaluator external)
        {
            ExternalProbe.Require(external, plan, space, cancellationToken);
        }

        var known = new ConcurrentDictionary<ParameterSet, Traded>();
        var found = new ParameterLiveness[space.Dimensions];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.For(0, space.Dimensions, options, index =>
            found[index] = Probe(space.Parameters[index].Name, SensitivityProbes.Of(space, index), TradesOf));
        return [.. found];

        Traded TradesOf(ParameterSet point)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return known.GetOrAdd(point, probe => Traded.Of(evaluator, probe, cancellationToken));
        }
    }

    private static ParameterLiveness Probe(string parameter, ImmutableArray<ProbeGroup> groups, Func<ParameterSet, Traded> tradesOf)
    {
        var traded = false;
        foreach (var group in groups)
        {
            var first = tradesOf(group.Points[0]);
            traded |= first.Any;
            foreach (var point in group.Points.Skip(1))
            {
                var other = tradesOf(point);
                if (first.Trace is null || other.Trace is null)
                {
                    continue;
                }

                traded |= other.Any;
                if (!string.Equals(other.Trace, first.Trace, StringComparison.Ordinal))
                {
                    return new ParameterLiveness(parameter, Liveness.Live, groups.Length);
                }
            }
        }

        return new ParameterLiveness(parameter, traded ? Liveness.Inert : Liveness.Unobserved, groups.Length);
    }

    /// <summary>What a point traded.</summary>
    /// <param name="Trace">What tells it from what another point traded; null where the evaluation failed, which tells nothing.</param>
    /// <param name="Any">Whether it traded at all; true where that is unknown.</param>
    private sealed record Traded(string? Trace, bool Any)
    {
        /// <summary>What an evaluator shows of a point.</summary>
        public static Traded Of(ITrialEvaluator evaluator, ParameterSet point, CancellationToken cancellationToken)
        {
            try
            {
                return Of(evaluator.Evaluate(point, cancellationToken));
            }
            catch (ExternalTrialException)
            {
                return new Traded(null, false);
            }
        }

        /// <summary>What an evaluation shows: its decisions, else every value that it returned.</summary>
        public static Traded Of(TrialEvaluation evaluation) => new(
            evaluation.TraceHash ?? string.Join('\n', evaluation.Metrics.Select(pair => FormattableString.Invariant($"{pair.Key}={pair.Value:R}"))),
            evaluation.Metrics.Find(TradesMetric) is not 0.0);
    }
}
