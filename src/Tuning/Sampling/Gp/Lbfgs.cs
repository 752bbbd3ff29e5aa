namespace Tuning.Sampling.Gp;

/// <summary>
/// Minimises a smooth function in a box: limited-memory BFGS on the free variables with a projected backtracking search
/// (Nocedal and Wright 2006, algorithms 7.4 and 3.1; projection after Bertsekas 1982).
/// </summary>
internal sealed class Lbfgs(double[] low, double[] high, int memory, int iterations, double tolerance)
{
    private const double Decrease = 1e-4;
    private const int Halvings = 20;

    /// <summary>A function value with its gradient.</summary>
    /// <param name="point">The point, array of dimensions.</param>
    /// <param name="gradient">Receives the gradient, array of dimensions.</param>
    public delegate double Function(ReadOnlySpan<double> point, Span<double> gradient);

    /// <summary>Moves a point downhill in place.</summary>
    /// <param name="function">What is minimised; a value that is not finite is a point to avoid.</param>
    /// <param name="point">The start, and the best point when it returns.</param>
    /// <returns>The value at the point.</returns>
    public double Minimize(Function function, double[] point)
    {
        var gradient = new double[point.Length];
        Clamp(point);
        var value = function(point, gradient);
        if (!double.IsFinite(value))
        {
            return value;
        }

        var steps = new List<double[]>(memory);
        var changes = new List<double[]>(memory);
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            var direction = Direction(point, gradient, steps, changes);
            var slope = Lanes.Dot(direction, gradient);
            if (!(slope < -1e-300))
            {
                break;
            }

            var first = steps.Count == 0 ? Math.Min(1, InitialLength(direction)) : 1;
            var before = value;
            if (!Search(function, point, ref gradient, ref value, direction, first, steps, changes))
            {
                if (steps.Count == 0)
                {
                    break;
                }

                steps.Clear();
                changes.Clear();
                continue;
            }

            if (before - value <= tolerance * Math.Max(1, Math.Abs(value)))
            {
                break;
            }
        }

        return value;
    }

    private double InitialLength(double[] direction)
    {
        var longest = 0.0;
        for (var j = 0; j < direction.Length; j++)
        {
            longest = Math.Max(longest, Math.Abs(direction[j]) / (high[j] - low[j]));
        }

        return longest > 0 ? 0.1 / longest : 1;
    }

    private double[] Direction(double[] point, double[] gradient, List<double[]> steps, List<double[]> changes)
    {
        var free = new bool[point.Length];
        var direction = new double[point.Length];
        for (var j = 0; j < point.Length; j++)
        {
            free[j] = !(high[j] <= low[j])
                && !((point[j] <= low[j] && gradient[j] >= 0) || (point[j] >= high[j] && gradient[j] <= 0));
            direction[j] = free[j] ? -gradient[j] : 0;
        }

        var alphas = new double[steps.Count];
        for (var k = steps.Count - 1; k >= 0; k--)
        {
            alphas[k] = Lanes.Dot(steps[k], direction) / Lanes.Dot(steps[k], changes[k]);
            Lanes.AddScaled(-alphas[k], changes[k], direction);
        }

        if (steps.Count > 0)
        {
            var scale = Lanes.Dot(steps[^1], changes[^1]) / Lanes.Dot(changes[^1], changes[^1]);
            for (var j = 0; j < direction.Length; j++)
            {
                direction[j] *= scale;
            }
        }

        for (var k = 0; k < steps.Count; k++)
        {
            var beta = Lanes.Dot(changes[k], direction) / Lanes.Dot(steps[k], changes[k]);
            Lanes.AddScaled(alphas[k] - beta, steps[k], direction);
        }

        for (var j = 0; j < direction.Length; j++)
        {
            direction[j] = free[j] ? direction[j] : 0;
        }

        return direction;
    }

    private bool Search(
        Function function,
        double[] point,
        ref double[] gradient,
        ref double value,
        double[] direction,
        double length,
        List<double[]> steps,
        List<double[]> changes)
    {
        var trial = new double[point.Length];
        var slopes = new double[point.Length];
        for (var halving = 0; halving < Halvings; halving++, length *= 0.5)
        {
            var expected = 0.0;
            for (var j = 0; j < trial.Length; j++)
            {
                trial[j] = Math.Clamp(point[j] + (length * direction[j]), low[j], high[j]);
                expected += gradient[j] * (trial[j] - point[j]);
            }

            var next = function(trial, slopes);
            if (!(next <= value + (Decrease * expected)) || !(expected < 0))
            {
                continue;
            }

            Remember(point, trial, gradient, slopes, steps, changes);
            trial.CopyTo(point, 0);
            gradient = slopes;
            value = next;
            return true;
        }

        return false;
    }

    private void Remember(
        double[] point, double[] trial, double[] gradient, double[] slopes, List<double[]> steps, List<double[]> changes)
    {
        var step = new double[point.Length];
        var change = new double[point.Length];
        for (var j = 0; j < point.Length; j++)
        {
            step[j] = trial[j] - point[j];
            change[j] = slopes[j] - gradient[j];
        }

        if (!(Lanes.Dot(step, change) > 1e-10 * Lanes.Dot(change, change)))
        {
            return;
        }

        if (steps.Count == memory)
        {
            steps.RemoveAt(0);
            changes.RemoveAt(0);
        }

        steps.Add(step);
        changes.Add(change);
    }

    private void Clamp(double[] point)
    {
        for (var j = 0; j < point.Length; j++)
        {
            point[j] = Math.Clamp(point[j], low[j], high[j]);
        }
    }
}
