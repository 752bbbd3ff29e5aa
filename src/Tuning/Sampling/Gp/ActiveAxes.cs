using System.Collections.Immutable;
using Tuning.Spaces;

namespace Tuning.Sampling.Gp;

/// <summary>
/// Which coordinates of a conditional space count: those of inactive parameters stand in the middle, as they do in every
/// encoded point, so that the model sees a point one way only.
/// </summary>
internal sealed class ActiveAxes
{
    private const double Inactive = 0.5;

    private readonly ImmutableArray<Axis> _axes;
    private readonly bool[] _isParent;
    private readonly (int Parameter, (int Parent, HashSet<long> Allowed)[] Conditions)[] _conditional;

    private ActiveAxes(Space space)
    {
        _axes = space.Axes;
        _isParent = new bool[space.Dimensions];
        var indexes = Enumerable.Range(0, space.Dimensions).ToDictionary(i => space.Parameters[i].Name, StringComparer.Ordinal);
        _conditional =
        [
            .. Enumerable.Range(0, space.Dimensions).Where(i => space.Parameters[i].When.Length > 0).OrderBy(i => Depth(space, indexes, i))
                .Select(i => (i, space.Parameters[i].When.Select(condition => Bind(space, indexes, condition)).ToArray())),
        ];
        foreach (var parent in _conditional.SelectMany(entry => entry.Conditions).Select(condition => condition.Parent).Where(parent => parent >= 0))
        {
            _isParent[parent] = true;
        }
    }

    /// <summary>The axes of a conditional space; nothing where every parameter is always active.</summary>
    /// <param name="space">The space.</param>
    public static ActiveAxes? Of(Space space) => space.IsConditional ? new(space) : null;

    /// <summary>Whether another parameter's activity depends on this one.</summary>
    public bool IsParent(int axis) => _isParent[axis];

    /// <summary>Puts the coordinates of inactive parameters where every encoded point has them.</summary>
    /// <param name="point">The coordinates.</param>
    /// <param name="isActive">Receives which parameters are active; may be empty.</param>
    public void Normalize(double[] point, Span<bool> isActive = default)
    {
        isActive.Fill(true);
        foreach (var (parameter, conditions) in _conditional)
        {
            if (!Holds(conditions, point))
            {
                // Marked until all are judged: what depends on an inactive parameter is inactive too.
                point[parameter] = double.NaN;
            }
        }

        foreach (var (parameter, _) in _conditional)
        {
            if (double.IsNaN(point[parameter]))
            {
                point[parameter] = Inactive;
                if (!isActive.IsEmpty)
                {
                    isActive[parameter] = false;
                }
            }
        }
    }

    private static int Depth(Space space, Dictionary<string, int> indexes, int index) => space.Parameters[index].When
        .Select(condition => indexes.TryGetValue(condition.Parent, out var parent) ? 1 + Depth(space, indexes, parent) : 0)
        .DefaultIfEmpty(0).Max();

    // A condition on a fixed value holds always or never: parent -1, and 0 allowed where it holds.
    private static (int Parent, HashSet<long> Allowed) Bind(Space space, Dictionary<string, int> indexes, Condition condition)
    {
        if (!indexes.TryGetValue(condition.Parent, out var parent))
        {
            return (-1, space.Fixed.TryGet(condition.Parent, out var value) && condition.Allowed.Contains(value) ? [0] : []);
        }

        var axis = space.Axes[parent];
        return (parent, [.. condition.Allowed.Where(axis.Contains).Select(value => axis.IndexAt(axis.Encode(value)))]);
    }

    private bool Holds((int Parent, HashSet<long> Allowed)[] conditions, double[] point)
    {
        foreach (var (parent, allowed) in conditions)
        {
            if (parent >= 0 ? double.IsNaN(point[parent]) || !allowed.Contains(_axes[parent].IndexAt(point[parent])) : allowed.Count == 0)
            {
                return false;
            }
        }

        return true;
    }
}
