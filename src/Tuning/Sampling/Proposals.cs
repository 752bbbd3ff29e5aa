using Tuning.Spaces;

namespace Tuning.Sampling;

/// <summary>The points of one call, kept allowed and, as far as possible, different from each other and from all known ones.</summary>
internal sealed class Proposals
{
    private const int TriesForNew = 64;
    private const int TriesForAllowed = 1000;
    private const long ListedAtMost = 4096;

    private readonly Space _space;
    private readonly TrialHistory _history;
    private readonly HashSet<ParameterSet> _open;
    private readonly List<ParameterSet> _points;
    private Queue<ParameterSet>? _listed;

    /// <summary>Starts a call.</summary>
    /// <param name="space">The space.</param>
    /// <param name="history">The results so far.</param>
    /// <param name="pending">The trials without a result.</param>
    public Proposals(Space space, TrialHistory history, IReadOnlyList<PendingTrial> pending)
    {
        _space = space;
        _history = history;
        _open = [.. pending.Select(trial => trial.Point)];
        _points = [];
    }

    /// <summary>The points so far.</summary>
    public IReadOnlyList<ParameterSet> Points => _points;

    /// <summary>Whether a point has a result, is pending or was already chosen in this call.</summary>
    public bool IsKnown(ParameterSet point) => _history.Contains(point) || _open.Contains(point);

    /// <summary>Whether a point is new and allowed.</summary>
    public bool IsOpen(ParameterSet point) => !IsKnown(point) && _space.ReasonToRefuse(point) is null;

    /// <summary>Chooses a point.</summary>
    public void Add(ParameterSet point)
    {
        _open.Add(point);
        _points.Add(point);
    }

    /// <summary>
    /// Chooses the first of a source's points that is new and allowed, else one that a small finite space still has, else
    /// the first that is allowed.
    /// </summary>
    /// <param name="source">The point of each attempt, from attempt 0.</param>
    /// <returns>The chosen point; nothing where no allowed point was found.</returns>
    public ParameterSet? AddFirst(Func<int, ParameterSet> source)
    {
        ParameterSet? allowed = null;
        for (var attempt = 0; attempt < (allowed is null ? TriesForAllowed : TriesForNew); attempt++)
        {
            var point = source(attempt);
            if (IsOpen(point))
            {
                Add(point);
                return point;
            }

            allowed ??= _space.ReasonToRefuse(point) is null ? point : null;
        }

        var chosen = FirstListed() ?? allowed;
        if (chosen is not null)
        {
            Add(chosen);
        }

        return chosen;
    }

    private ParameterSet? FirstListed()
    {
        var size = _space.Axes.Aggregate(1.0, (product, axis) => product * (axis.Count ?? double.PositiveInfinity));
        if (size > ListedAtMost)
        {
            return null;
        }

        if (_listed is null)
        {
            var grid = new Grid(_space, (int)ListedAtMost);
            _listed = new(Enumerable.Range(0, grid.Count).Select(i => grid[i]).Where(point => !IsKnown(point)));
        }

        while (_listed.TryDequeue(out var point))
        {
            if (!IsKnown(point))
            {
                return point;
            }
        }

        return null;
    }
}
