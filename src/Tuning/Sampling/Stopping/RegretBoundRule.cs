using System.Globalization;
using Tuning.Numerics;
using Tuning.Sampling.Gp;
using Tuning.Spaces;

namespace Tuning.Sampling.Stopping;

/// <summary>
/// Stops when a Gaussian process sees little left to gain (Makarova et al. 2022): the smallest upper confidence bound of a
/// trial's loss less the smallest lower confidence bound anywhere, in standard deviations of the losses as the model sees
/// them. Decided after every tenth trial. Not safe for use by several threads at once.
/// </summary>
public sealed class RegretBoundRule : IStoppingRule
{
    private const int Every = 10;
    private const int Candidates = 512;
    private const int Climbs = 4;
    private const int Memory = 6;
    private const int ClimbIterations = 30;
    private const double ClimbTolerance = 1e-7;
    private const double Confidence = 0.1;

    private readonly double _tolerance;
    private readonly int _leastTrials;
    private readonly int _mostTrials;
    private readonly GpSurrogate _surrogate;
    private readonly SobolSequence _sequence;
    private readonly GpAxis[] _axes;
    private readonly HistoryCursor _cursor = new();
    private readonly List<double[]> _points = [];
    private readonly List<double> _losses = [];
    private StopDecision? _decision;

    /// <summary>Creates the rule.</summary>
    /// <param name="space">The space.</param>
    /// <param name="tolerance">The bound at which it stops, in standard deviations of the losses; above 0, default .01.</param>
    /// <param name="leastTrials">Trials before which the rule never holds; 1 and up, default 30.</param>
    /// <param name="mostTrials">Trials beyond which the model would cost too much and the rule no longer decides; default 250.</param>
    public RegretBoundRule(Space space, double tolerance = 0.01, int leastTrials = 30, int mostTrials = 250)
    {
        (_tolerance, _leastTrials, _mostTrials) = (tolerance, leastTrials, mostTrials);
        _axes = GpAxis.Of(space);
        _surrogate = new(_axes, new GpOptions(), KernelShape.Joint);
        _sequence = new(space.Dimensions, scramble: 2);
    }

    /// <inheritdoc/>
    public StopDecision? Decide(TrialHistory history)
    {
        _cursor.Advance(history, Reset, position => Tell(history[position], history.CoordinatesOf(position)));
        return _decision;
    }

    private void Reset()
    {
        _points.Clear();
        _losses.Clear();
        _decision = null;
    }

    private void Tell(Observation observation, ReadOnlySpan<double> coordinates)
    {
        _points.Add(coordinates.ToArray());
        _losses.Add(observation is { IsComplete: true, Violation: 0 } && double.IsFinite(observation.Loss) ? observation.Loss : double.NaN);
        var isDue = _points.Count % Every == 0 && _points.Count >= _leastTrials && _points.Count <= _mostTrials;
        if (_decision is null && isDue && observation.Number >= 0 && coordinates.Length > 0 && _losses.Where(double.IsFinite).Distinct().Count() > 2
            && Bound() is var bound && bound <= _tolerance)
        {
            _decision = new(
                StopReason.RegretBound,
                observation.Number,
                string.Create(CultureInfo.InvariantCulture, $"at most {bound:G3} standard deviations to gain, tolerance {_tolerance:R}"));
        }
    }

    private double Bound()
    {
        var (model, _) = _surrogate.Model([.. _points], [.. _losses]);
        double n = _points.Count;
        var beta = 2 * Elementary.Log(_axes.Length * n * n * Math.PI * Math.PI / (6 * Confidence)) / 5;

        // The bound of Srinivas, Krause, Kakade, Seeger (2010), a fifth of it as they use in their experiments.
        var width = Math.Sqrt(beta);
        var best = double.PositiveInfinity;
        for (var i = 0; i < _points.Count; i++)
        {
            if (double.IsFinite(_losses[i]))
            {
                var (mean, variance) = model.Predict(_points[i]);
                best = Math.Min(best, mean + (width * Math.Sqrt(variance)));
            }
        }

        return best - Lowest(model, width);
    }

    private double Lowest(GpModel model, double width)
    {
        var candidates = new List<(double Value, double[] Point)>();
        for (var i = 0; i < Candidates + _points.Count; i++)
        {
            var point = i < Candidates ? new double[_axes.Length] : (double[])_points[i - Candidates].Clone();
            if (i < Candidates)
            {
                _sequence.Point(i, point);
                Snap(point);
            }

            var (mean, variance) = model.Predict(point);
            candidates.Add((mean - (width * Math.Sqrt(variance)), point));
        }

        candidates.Sort((x, y) => x.Value.CompareTo(y.Value));
        return candidates.Take(Climbs).Min(start => Math.Min(start.Value, Climb(model, width, start.Point)));
    }

    private double Climb(GpModel model, double width, double[] start)
    {
        double[] low = [.. start.Select((value, j) => _axes[j].IsCategory ? value : 0)];
        double[] high = [.. start.Select((value, j) => _axes[j].IsCategory ? value : 1)];
        var byVariance = new double[start.Length];
        return new Lbfgs(low, high, Memory, ClimbIterations, ClimbTolerance).Minimize(
            (point, gradient) =>
            {
                var (mean, variance) = model.Predict(point, gradient, byVariance);
                var deviation = Math.Sqrt(variance);
                for (var j = 0; j < gradient.Length; j++)
                {
                    gradient[j] -= width * byVariance[j] / (2 * deviation);
                }

                return mean - (width * deviation);
            },
            start);
    }

    private void Snap(double[] point)
    {
        for (var j = 0; j < point.Length; j++)
        {
            point[j] = _axes[j].Snap(point[j]);
        }
    }
}
