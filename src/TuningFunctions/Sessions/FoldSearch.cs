using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Sampling;
using Tuning.Sampling.Stopping;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using Tuning.Spaces;

namespace TuningFunctions.Sessions;

/// <summary>
/// The search of one fold: a sampler with the results that it has been told, in trial order. What it suggests follows from
/// the plan and those results alone, so a search that is made anew and told again suggests the same. For one thread.
/// </summary>
internal sealed class FoldSearch
{
    private readonly SessionPlan _plan;
    private readonly ISampler _sampler;
    private readonly TrialHistory _history;
    private readonly IStoppingRule? _rule;
    private readonly ImmutableArray<ParameterSet> _enqueued;

    /// <summary>Starts a search.</summary>
    public FoldSearch(SessionPlan plan, Space space, int fold)
    {
        _plan = plan;
        _enqueued = fold == plan.FinalFold ? plan.Spec.Enqueue : [];
        var context = new SamplingContext(space, (ulong)plan.Spec.Sampler.Seed, fold, plan.Spec.Budget.Trials);
        var options = SamplerCatalogue.OptionsOf(plan.Spec.Sampler.Kind);
        _sampler = options.Create(context);
        _history = new TrialHistory(space);
        _rule = StoppingCatalogue.RuleOf(plan.Spec.Stopping, space);
        ReadsResults = options.ReadsResults || _rule is not null;
    }

    /// <summary>Whether it has to be told what trials came to; else their points are enough.</summary>
    public bool ReadsResults { get; }

    /// <summary>The first trial whose result it has not been told.</summary>
    public int Told { get; private set; }

    /// <summary>Tells it the results of the trials from <see cref="Told"/> to the given one.</summary>
    public void Tell(IEnumerable<StoredResult> results, IReadOnlyDictionary<int, ParameterSet> points, int end)
    {
        foreach (var result in results.Where(result => result.State is not TrialState.Reported))
        {
            _history.Add(ObservationOf(result, points[result.Key.Trial]));
        }

        Told = end;
    }

    /// <summary>Tells it the points of the trials from <see cref="Told"/> to the given one; for a search that reads no results.</summary>
    public void Tell(IEnumerable<KeyValuePair<int, ParameterSet>> points, int end)
    {
        foreach (var (trial, point) in points)
        {
            _history.Add(new Observation(trial, point, TrialState.Completed, [], []));
        }

        Told = end;
    }

    /// <summary>Where the search stops, as far as it has been told; null to go on.</summary>
    public StopDecision? Decide() => _history.Count == 0 ? null : _rule?.Decide(_history);

    /// <summary>The points of the next trials.</summary>
    public IReadOnlyList<ParameterSet> Suggest(int first, int count)
    {
        ParameterSet[] given = [.. _enqueued.Skip(first).Take(count)];
        return given.Length == 0
            ? _sampler.Suggest(_history, [], first, count)
            : [.. given, .. _sampler.Suggest(_history, [], first + given.Length, count - given.Length)];
    }

    private Observation ObservationOf(StoredResult result, ParameterSet point)
    {
        var objective = _plan.Spec.Objective;
        var sign = objective.Direction is ObjectiveDirection.Maximize ? -1 : 1;
        return new Observation(
            result.Key.Trial,
            point,
            result.State,
            result.Metrics.Find(objective.Metric) is { } value ? [sign * value] : [],
            [.. objective.Constraints.Select(constraint =>
                result.Metrics.Find(constraint.Metric) is { } measured ? constraint.SignedDistance(measured) : double.NaN)]);
    }
}
