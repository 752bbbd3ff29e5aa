using Tuning.Numerics;
using Tuning.Spaces;

namespace Tuning.Sampling;

/// <summary>
/// The branches of a conditional space: one for each set of parameters that can be active together. A space without
/// conditions has one.
/// </summary>
internal sealed class SpaceBranches
{
    private const int MostCombinations = 1024;

    private readonly Space _space;
    private readonly int[] _parents;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<int[]> _active = [];
    private readonly List<List<double[]>> _assignments = [];

    /// <summary>Finds the branches: all of them, or those that 1,024 spread-out choices of the parents reach.</summary>
    /// <param name="space">The space.</param>
    public SpaceBranches(Space space)
    {
        _space = space;
        var names = space.Parameters.SelectMany(p => p.When).Select(c => c.Parent).ToHashSet(StringComparer.Ordinal);
        _parents = [.. Enumerable.Range(0, space.Dimensions).Where(i => names.Contains(space.Parameters[i].Name))];
        foreach (var coordinates in ParentChoices())
        {
            var branch = IndexOf(space.Decode(coordinates));
            _assignments[branch].Add(coordinates);
        }
    }

    /// <summary>The number of branches seen so far, at least 1.</summary>
    public int Count => _active.Count;

    /// <summary>The indexes of the parameters that are active in a branch, ascending.</summary>
    /// <param name="branch">The branch.</param>
    public int[] ActiveIn(int branch) => _active[branch];

    /// <summary>The branch of a point.</summary>
    /// <param name="point">The point.</param>
    public int IndexOf(ParameterSet point)
    {
        if (!_space.IsConditional && Count == 1)
        {
            return 0;
        }

        var active = Enumerable.Range(0, _space.Dimensions)
            .Where(i => point.TryGet(_space.Parameters[i].Name, out _)).ToArray();
        var key = string.Join(',', active);
        if (!_indexes.TryGetValue(key, out var index))
        {
            index = Count;
            _indexes.Add(key, index);
            _active.Add(active);
            _assignments.Add([]);
        }

        return index;
    }

    /// <summary>Moves coordinates into a branch by setting those of the parents.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="coordinates">The coordinates.</param>
    /// <param name="choice">A number in [0, 1) that chooses among the ways into the branch.</param>
    public void MoveInto(int branch, double[] coordinates, double choice)
    {
        var ways = _assignments[branch];
        if (ways.Count == 0 || !_space.IsConditional)
        {
            return;
        }

        var way = ways[(int)(choice * ways.Count)];
        foreach (var parent in _parents)
        {
            coordinates[parent] = way[parent];
        }
    }

    private IEnumerable<double[]> ParentChoices()
    {
        var size = _parents.Aggregate(1.0, (product, i) => product * (_space.Axes[i].Count ?? double.PositiveInfinity));
        var sequence = size > MostCombinations ? new SobolSequence(_parents.Length, scramble: 1) : null;
        var choice = new double[_parents.Length];
        for (var n = 0L; n < Math.Min(size, MostCombinations); n++)
        {
            sequence?.Point(n, choice);
            var coordinates = new double[_space.Dimensions];
            Array.Fill(coordinates, 0.5);
            var rest = n;
            for (var i = 0; i < _parents.Length; i++)
            {
                var axis = _space.Axes[_parents[i]];
                var (next, digit) = sequence is null ? Math.DivRem(rest, axis.Count!.Value) : (0, 0);
                coordinates[_parents[i]] = sequence is null ? axis.CoordinateOf(digit) : choice[i];
                rest = next;
            }

            yield return coordinates;
        }
    }
}
