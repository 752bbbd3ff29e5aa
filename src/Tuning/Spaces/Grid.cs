using System.Collections.Immutable;
using Tuning.Numerics;

namespace Tuning.Spaces;

/// <summary>
/// The grid of a space: every value of the finite axes, both bounds included, and on an axis without steps as many evenly
/// spaced values (evenly in the logarithm on a logarithmic axis) as the budget allows, at least three. Points are distinct
/// and allowed, and made when asked for. A budget below the number of allowed points takes a share of them that is spread
/// evenly in every direction, by a scrambled Sobol sequence.
/// </summary>
public sealed class Grid
{
    private const long EnumeratedAtMost = 50_000;
    private const int LeastTries = 10_000;
    private const int TriesForOne = 64;

    private readonly Space _space;
    private readonly long[] _counts;
    private readonly List<long[]> _digits = [];

    /// <summary>Lays the grid out.</summary>
    /// <param name="space">The space.</param>
    /// <param name="budget">The largest number of points, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The budget is below 1.</exception>
    public Grid(Space space, int budget)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, 1);
        _space = space;
        _counts = CountsOf(space, budget);
        var size = _counts.Aggregate(1.0, (product, count) => product * count);
        if (size <= Math.Max(EnumeratedAtMost, budget))
        {
            Enumerate((long)size);
            IsComplete = _digits.Count <= budget;
            if (!IsComplete)
            {
                Thin(budget);
            }
        }
        else
        {
            Sample(budget);
        }
    }

    /// <summary>The number of points: at most the budget, and fewer where the grid has no more that are allowed.</summary>
    public int Count => _digits.Count;

    /// <summary>Whether every allowed point of the grid is there.</summary>
    public bool IsComplete { get; }

    /// <summary>
    /// How many points were left out because the rule of the space forbids them: of the whole grid up to 50,000 points (or
    /// up to the budget, if larger), beyond that of the points that were looked at.
    /// </summary>
    public long Forbidden { get; private set; }

    /// <summary>The number of values that the grid takes on each axis; shape [Dimensions].</summary>
    public ImmutableArray<long> AxisCounts => [.. _counts];

    /// <summary>A point of the grid. A complete grid runs through its last axis first.</summary>
    /// <param name="index">The index, 0 to Count - 1.</param>
    public ParameterSet this[int index] => PointAt(_digits[index]);

    private static long[] CountsOf(Space space, int budget)
    {
        var counts = space.Axes.Select(axis => axis.Count ?? (axis.Decode(0).Equals(axis.Decode(1)) ? 1 : 0)).ToArray();
        var open = Enumerable.Range(0, counts.Length).Where(i => counts[i] == 0).ToArray();
        foreach (var i in open)
        {
            counts[i] = 3;
        }

        var size = counts.Aggregate(1.0, (product, count) => product * count);
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var i in open)
            {
                var larger = size / counts[i] * (counts[i] + 1);
                if (larger <= budget)
                {
                    (size, grown) = (larger, true);
                    counts[i]++;
                }
            }
        }

        return counts;
    }

    private void Enumerate(long size)
    {
        var digits = new long[_counts.Length];
        for (var i = 0L; i < size; i++)
        {
            var rest = i;
            for (var axis = digits.Length - 1; axis >= 0; axis--)
            {
                (rest, digits[axis]) = Math.DivRem(rest, _counts[axis]);
            }

            if (HasInactiveDigit(digits))
            {
                continue;
            }

            if (_space.Rule is null || _space.ReasonToRefuse(PointAt(digits)) is null)
            {
                _digits.Add([.. digits]);
            }
            else
            {
                Forbidden++;
            }
        }
    }

    private void Thin(int budget)
    {
        var all = _digits.ToArray();
        var allowed = all.ToDictionary(KeyOf);
        var chosen = new HashSet<long>();
        _digits.Clear();
        var sequence = new SobolSequence(_counts.Length, scramble: 0);
        var tries = LeastTries + (TriesForOne * (long)budget);
        for (var i = 0L; i < tries && chosen.Count < budget; i++)
        {
            var key = KeyOf(WithoutInactive(DigitsAt(sequence, i)));
            if (allowed.TryGetValue(key, out var digits) && chosen.Add(key))
            {
                _digits.Add(digits);
            }
        }

        // What the sequence did not reach is taken at even distances from the rest.
        var rest = all.Where(digits => !chosen.Contains(KeyOf(digits))).ToArray();
        var missing = budget - chosen.Count;
        for (var i = 0; i < missing; i++)
        {
            _digits.Add(rest[(long)i * rest.Length / missing]);
        }
    }

    private void Sample(int budget)
    {
        var seen = new HashSet<ParameterSet>();
        var sequence = new SobolSequence(_counts.Length, scramble: 0);
        var tries = LeastTries + (TriesForOne * (long)budget);
        for (var i = 0L; i < tries && _digits.Count < budget; i++)
        {
            var digits = DigitsAt(sequence, i);
            var point = PointAt(digits);
            if (!seen.Add(point))
            {
                continue;
            }

            if (_space.ReasonToRefuse(point) is null)
            {
                _digits.Add(digits);
            }
            else
            {
                Forbidden++;
            }
        }
    }

    private long[] DigitsAt(SobolSequence sequence, long index)
    {
        var coordinates = new double[_counts.Length];
        sequence.Point(index, coordinates);
        return [.. coordinates.Select((u, axis) => Math.Min((long)(u * _counts[axis]), _counts[axis] - 1))];
    }

    private ParameterSet PointAt(long[] digits)
    {
        Span<double> coordinates = digits.Length <= 64 ? stackalloc double[digits.Length] : new double[digits.Length];
        for (var i = 0; i < digits.Length; i++)
        {
            coordinates[i] = _space.Axes[i].Count is null
                ? digits[i] / Math.Max(_counts[i] - 1.0, 1)
                : _space.Axes[i].CoordinateOf(digits[i]);
        }

        return _space.Decode(coordinates);
    }

    private bool HasInactiveDigit(long[] digits) =>
        _space.IsConditional && WithoutInactive([.. digits]).AsSpan().SequenceEqual(digits) is false;

    private long[] WithoutInactive(long[] digits)
    {
        if (_space.IsConditional)
        {
            var point = PointAt(digits);
            for (var i = 0; i < digits.Length; i++)
            {
                digits[i] = point.TryGet(_space.Parameters[i].Name, out _) ? digits[i] : 0;
            }
        }

        return digits;
    }

    private long KeyOf(long[] digits)
    {
        var key = 0L;
        for (var i = 0; i < digits.Length; i++)
        {
            key = (key * _counts[i]) + digits[i];
        }

        return key;
    }
}
