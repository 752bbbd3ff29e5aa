using Tuning.Numerics;

namespace Tuning.Sampling.Gp;

/// <summary>
/// Finds a point where the acquisition is large: many quasi-random points, climbs from the best of them and from the
/// incumbent, then each discrete dimension by enumeration or, where it has many levels, by a line search.
/// </summary>
internal sealed class AcquisitionSearch(GpAxis[] axes, GpOptions options, ActiveAxes? active)
{
    private const int Sweeps = 2;
    private const int Memory = 6;
    private const double ClimbTolerance = 1e-7;

    /// <summary>Points in descending order of the acquisition: the ends of all climbs, then the best points seen before
    /// them, in case that the first ones are known or forbidden.</summary>
    /// <param name="acquisition">What is maximised.</param>
    /// <param name="incumbent">The best point observed.</param>
    /// <param name="random">Random numbers of this trial.</param>
    public IReadOnlyList<double[]> Rank(Acquisition acquisition, double[] incumbent, RandomSequence random)
    {
        var screened = Screen(acquisition, incumbent, random);
        var low = new double[axes.Length];
        var high = new double[axes.Length];
        var climb = new Lbfgs(low, high, Memory, options.ClimbIterations, ClimbTolerance);
        var isActive = new bool[axes.Length];
        Array.Fill(isActive, true);
        var ends = new List<(double Value, double[] Point)>();
        foreach (var seen in screened.Take(options.Starts - 1).Append(incumbent))
        {
            var point = (double[])seen.Clone();
            active?.Normalize(point, isActive);
            for (var j = 0; j < axes.Length; j++)
            {
                (low[j], high[j]) = IsHeld(j, isActive) ? (point[j], point[j]) : (0, 1);
            }

            climb.Minimize(acquisition.Negative, point);
            ends.Add((Settle(acquisition, point, isActive), point));
        }

        return [.. ends.OrderByDescending(end => end.Value).Select(end => end.Point), .. screened];
    }

    // What a climb leaves as it is: categories have no slope, and a parent would change what is active.
    private bool IsHeld(int axis, bool[] isActive) =>
        axes[axis].IsCategory || !isActive[axis] || (active?.IsParent(axis) ?? false);

    private double[][] Screen(Acquisition acquisition, double[] incumbent, RandomSequence random)
    {
        var candidates = new double[options.Candidates][];
        var keys = new double[options.Candidates];
        for (var i = 0; i < candidates.Length; i++)
        {
            candidates[i] = i % 4 == 3 ? Near(incumbent, random) : Anywhere(random);
            active?.Normalize(candidates[i]);
            keys[i] = -acquisition.Promise(candidates[i]);
        }

        Array.Sort(keys, candidates);
        var screened = new List<(double Value, double[] Point)>();
        for (var i = 0; i < candidates.Length; i += i < candidates.Length / 8 ? 1 : 16)
        {
            screened.Add((acquisition.Evaluate(candidates[i]), candidates[i]));
        }

        return [.. screened.OrderByDescending(entry => entry.Value).Select(entry => entry.Point)];
    }

    private double[] Anywhere(RandomSequence random)
    {
        var point = new double[axes.Length];
        for (var j = 0; j < point.Length; j++)
        {
            point[j] = Draw(j, random);
        }

        return point;
    }

    private double[] Near(double[] incumbent, RandomSequence random)
    {
        var point = (double[])incumbent.Clone();
        var share = Math.Min(1, 5.0 / point.Length);
        for (var j = 0; j < point.Length; j++)
        {
            if (random.NextDouble() >= share)
            {
                continue;
            }

            if (axes[j].IsCategory)
            {
                point[j] = Draw(j, random);
            }
            else
            {
                point[j] = axes[j].Snap(Math.Clamp(point[j] + (options.NearWidth * random.NextNormal()), 0, 1));
            }
        }

        return point;
    }

    private double Draw(int axis, RandomSequence random)
    {
        var levels = axes[axis].Levels;
        return axes[axis].IsCategory
            ? levels[random.NextBelow(levels.Length)]
            : axes[axis].Snap(random.NextDouble());
    }

    // Puts every discrete dimension on its best level, and returns the value there.
    private double Settle(Acquisition acquisition, double[] point, bool[] isActive)
    {
        var discrete = false;
        for (var j = 0; j < axes.Length; j++)
        {
            if (isActive[j])
            {
                point[j] = axes[j].Snap(point[j]);
                discrete |= axes[j].Levels.Length > 1;
            }
        }

        var value = acquisition.Evaluate(point);
        for (var sweep = 0; discrete && sweep < Sweeps; sweep++)
        {
            var before = value;
            for (var j = 0; j < axes.Length; j++)
            {
                value = isActive[j] && !(active?.IsParent(j) ?? false) ? SettleAxis(acquisition, point, j, value) : value;
            }

            if (!(value > before))
            {
                break;
            }
        }

        return value;
    }

    private double SettleAxis(Acquisition acquisition, double[] point, int axis, double value)
    {
        var levels = axes[axis].Levels;
        if (levels.Length < 2)
        {
            return value;
        }

        if (levels.Length <= options.EnumeratedLevels || axes[axis].IsCategory)
        {
            return Enumerate(acquisition, point, axis, value, levels);
        }

        for (var step = levels.Length / 8; step > 0; step /= 2)
        {
            var index = Array.BinarySearch(levels, point[axis]);
            value = Enumerate(
                acquisition,
                point,
                axis,
                value,
                [levels[Math.Max(0, index - step)], levels[Math.Min(levels.Length - 1, index + step)]]);
        }

        return value;
    }

    private static double Enumerate(
        Acquisition acquisition, double[] point, int axis, double value, ReadOnlySpan<double> levels)
    {
        var best = point[axis];
        foreach (var level in levels)
        {
            point[axis] = level;
            var next = level.Equals(best) ? value : acquisition.Evaluate(point);
            if (next > value)
            {
                (best, value) = (level, next);
            }
        }

        point[axis] = best;
        return value;
    }
}
