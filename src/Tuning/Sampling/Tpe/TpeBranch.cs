using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Tuning.Spaces;

namespace Tuning.Sampling.Tpe;

/// <summary>The trials of one branch of the space, split into good and bad ones, and the densities of both groups.</summary>
internal sealed class TpeBranch
{
    private const double LeastWeight = 1e-12;

    private readonly TpeOptions _options;
    private readonly TpeColumns _columns;
    private readonly ParzenEstimator _good;
    private readonly ParzenEstimator _bad;
    private readonly List<(Merit Merit, int Trial)> _ranked = [];
    private readonly double[] _point;
    private int _told;
    private int _measured;

    /// <summary>Creates an empty branch.</summary>
    /// <param name="active">The indexes of its parameters.</param>
    /// <param name="axes">The axes of all parameters.</param>
    /// <param name="options">The settings.</param>
    public TpeBranch(int[] active, ImmutableArray<Axis> axes, TpeOptions options)
    {
        Active = active;
        _options = options;
        _columns = new(active.Length);
        _good = new([.. active.Select(i => axes[i])], options);
        _bad = new([.. active.Select(i => axes[i])], options);
        _point = new double[active.Length];
    }

    /// <summary>The indexes of the branch's parameters.</summary>
    public int[] Active { get; }

    /// <summary>The number of trials, pending ones included.</summary>
    public int Count => _columns.Count;

    /// <summary>The number of trials with a loss.</summary>
    public int Measured => _measured;

    /// <summary>The merits of all told trials, best first.</summary>
    public IEnumerable<Merit> Ranked => _ranked.Select(entry => entry.Merit);

    /// <summary>Adds a result; pending trials must have been forgotten.</summary>
    public void Tell(ReadOnlySpan<double> coordinates, Merit merit)
    {
        _columns.Add(Restricted(coordinates));
        _measured += merit.IsMeasured ? 1 : 0;
        var position = _ranked.BinarySearch(
            (merit, 0), Comparer<(Merit Merit, int)>.Create((x, y) => Merit.Compare(x.Merit, y.Merit)));
        _ranked.Insert(~position, (merit, _told));
        _told++;
    }

    /// <summary>Adds a trial without a result, which counts as bad.</summary>
    public void AddPending(ReadOnlySpan<double> coordinates) => _columns.Add(Restricted(coordinates));

    /// <summary>Forgets the trials without a result.</summary>
    public void ForgetPending() => _columns.Truncate(_told);

    /// <summary>Replaces all merits, where they depend on the whole history.</summary>
    /// <param name="merits">The new merit of each told trial, in the order they were told.</param>
    public void Rank(IReadOnlyList<Merit> merits)
    {
        _ranked.Clear();
        _ranked.AddRange(merits.Select((merit, trial) => (merit, trial)));
        _ranked.Sort((x, y) => Merit.Compare(x.Merit, y.Merit));
    }

    /// <summary>Splits the trials and fits both densities.</summary>
    /// <param name="goodCount">The size of the good group, at most <see cref="Measured"/>.</param>
    public void Fit(int goodCount)
    {
        var good = _ranked.Take(goodCount).Select(entry => entry.Trial).ToArray();
        var isGood = new bool[_columns.Count];
        foreach (var trial in good)
        {
            isGood[trial] = true;
        }

        _good.Fit(_columns, good, GoodWeights(goodCount));
        int[] bad = [.. Enumerable.Range(0, _columns.Count).Where(trial => !isGood[trial])];
        _bad.Fit(_columns, bad, BadWeights(bad.Length));
    }

    /// <summary>The kernel of the good density at a position of the cumulative weights.</summary>
    public int KernelAt(double uniform) => _good.KernelAt(uniform);

    /// <summary>Draws a coordinate from a kernel of the good density.</summary>
    /// <param name="dimension">The dimension, an index into <see cref="Active"/>.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="uniform">A number in [0, 1).</param>
    public double Draw(int dimension, int kernel, double uniform) => _good.Draw(dimension, kernel, uniform);

    /// <summary>The logarithm of the ratio of the good density to the bad one.</summary>
    /// <param name="coordinates">All coordinates.</param>
    public double Score(ReadOnlySpan<double> coordinates)
    {
        var point = Restricted(coordinates);
        return _good.LogDensity(point) - _bad.LogDensity(point);
    }

    private ReadOnlySpan<double> Restricted(ReadOnlySpan<double> coordinates)
    {
        for (var j = 0; j < Active.Length; j++)
        {
            _point[j] = coordinates[Active[j]];
        }

        return _point;
    }

    // By the improvement on the best of the rest; the prior weighs as much as the mean.
    private double[] GoodWeights(int count)
    {
        var weights = new double[count + 1];
        var merits = CollectionsMarshal.AsSpan(_ranked);
        var border = merits[Math.Min(count, merits.Length - 1)].Merit;
        if (border.Class != merits[0].Merit.Class)
        {
            border = merits[count - 1].Merit;
        }

        var byViolation = merits[0].Merit.Class == 2;
        for (var i = 0; i < count; i++)
        {
            var merit = merits[i].Merit;
            var improvement = byViolation ? border.Violation - merit.Violation : border.Loss - merit.Loss;
            weights[i] = merit.Class == merits[0].Merit.Class && double.IsFinite(improvement)
                ? Math.Max(improvement, LeastWeight)
                : double.IsPositiveInfinity(improvement) ? 0 : LeastWeight;
        }

        // A finite loss is infinitely better than an infinite one: such trials weigh the same, as no scale is known.
        var largest = weights.Max();
        for (var i = 0; i < count; i++)
        {
            weights[i] = weights[i] == 0 ? Math.Max(largest, 1) : weights[i];
        }

        var scale = weights.Max();
        for (var i = 0; i < count; i++)
        {
            weights[i] /= scale;
            weights[count] += weights[i] / count;
        }

        return weights;
    }

    private double[] BadWeights(int count)
    {
        var weights = new double[count + 1];
        Array.Fill(weights, 1);
        var ramp = count - _options.FullWeightTrials;
        for (var i = 0; i < ramp; i++)
        {
            weights[i] = ramp == 1 ? 1.0 / count : (1.0 / count) + ((1 - (1.0 / count)) * i / (ramp - 1));
        }

        return weights;
    }
}
