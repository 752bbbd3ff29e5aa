using System.Collections.Immutable;
using System.Text.Json;
using Tuning.Sampling.Stopping;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using Tuning.Spaces;

namespace TuningFunctions.Sessions;

/// <summary>The searches that are under way. One that is not kept is made anew from the store. Safe to share between threads.</summary>
/// <param name="capabilities">What this build carries out.</param>
/// <param name="store">Where results are kept.</param>
public sealed class SearchCache(BuildCapabilities capabilities, ISessionStore store) : IDisposable
{
    private const int KeptSearches = 32;

    private readonly Dictionary<FoldKey, FoldSearch> _searches = [];
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Counts the points of a plan: all that a grid or a finite space has, at most the budget.</summary>
    /// <param name="plan">The plan; how many trials it has is not read.</param>
    public PointLayout LayOut(SessionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var space = SpaceOf(plan);
        var budget = plan.Spec.Budget.Trials;
        if (plan.Spec.Sampler.Kind is not SamplerKind.Grid && space.Axes.Any(axis => axis.Count is null))
        {
            return new PointLayout(budget, 0);
        }

        var grid = new Grid(space, budget);
        return new PointLayout(grid.Count, plan.Spec.Sampler.Kind is SamplerKind.Grid ? grid.Forbidden : 0);
    }

    /// <summary>Where the search of a fold stops, from the results of all trials before a batch; null to go on.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="fold">The session's fold.</param>
    /// <param name="batch">The batch, from 0.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<StopDecision?> DecideAsync(SessionPlan plan, FoldKey fold, int batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Spec.Stopping.Kind is StoppingKind.None
            ? Task.FromResult<StopDecision?>(null)
            : AskAsync(plan, fold, batch, search => search.Decide(), cancellationToken);
    }

    /// <summary>The points of a batch in trial order, from the results of all trials before it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="fold">The session's fold.</param>
    /// <param name="batch">The batch, from 0.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The sampler found fewer allowed points than the plan has trials.</exception>
    public async Task<ImmutableArray<ParameterSet>> SuggestAsync(
        SessionPlan plan, FoldKey fold, int batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var first = batch * plan.BatchSize;
        var count = plan.TrialsOf(batch);
        var points = await AskAsync(plan, fold, batch, search => search.Suggest(first, count), cancellationToken);
        return points.Count == count
            ? [.. points]
            : throw new InvalidOperationException($"The sampler found {points.Count} of {count} allowed points for trials from {first} on.");
    }

    /// <summary>What a plan searches.</summary>
    /// <param name="plan">The plan.</param>
    public Space SpaceOf(SessionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new(plan.Spec.Parameters, plan.Spec.Fixed, capabilities.FindStrategy(plan.Spec.Strategy));
    }

    /// <summary>The point of a stored trial.</summary>
    /// <param name="trial">The trial.</param>
    public static ParameterSet PointOf(StoredTrial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return JsonSerializer.Deserialize(trial.PointJson, SessionJson.Default.ParameterSet)!;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    // Asks the search that has been told of every trial before a batch.
    private async Task<T> AskAsync<T>(
        SessionPlan plan, FoldKey fold, int batch, Func<FoldSearch, T> ask, CancellationToken cancellationToken)
    {
        var first = batch * plan.BatchSize;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var search = SearchOf(plan, fold, first);
            if (search.Told < first)
            {
                var untold = new TrialRange(search.Told, first - search.Told);
                var points = (await store.ReadTrialsAsync(fold, untold, cancellationToken)).ToDictionary(trial => trial.Trial, PointOf);
                if (search.ReadsResults)
                {
                    search.Tell(await store.ReadResultsAsync(fold, untold, cancellationToken), points, first);
                }
                else
                {
                    search.Tell(points, first);
                }
            }

            return ask(search);
        }
        finally
        {
            _turn.Release();
        }
    }

    private FoldSearch SearchOf(SessionPlan plan, FoldKey fold, int first)
    {
        if (_searches.TryGetValue(fold, out var known) && known.Told <= first)
        {
            return known;
        }

        if (_searches.Count >= KeptSearches)
        {
            _searches.Clear();
        }

        return _searches[fold] = new FoldSearch(plan, SpaceOf(plan), fold.Fold);
    }
}
