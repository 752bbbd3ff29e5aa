using System.Collections.Immutable;
using Tuning.Sampling.Gp;
using Tuning.Spaces;

namespace Tuning.Analysis;

/// <summary>
/// A Gaussian process of the score over the space, and what it says about one or two parameters around the best point
/// that it expects among the trials.
/// </summary>
public sealed class ResponseModel
{
    private const int MostModelled = 400;

    private readonly Space _space;
    private readonly ImmutableArray<ScoredPoint> _trials;
    private readonly GpModel _model;
    private readonly OutputWarp _scale;
    private readonly double[] _best;

    /// <summary>Fits the model.</summary>
    /// <param name="space">The space, of at least one parameter.</param>
    /// <param name="trials">The trials, at least two, in any order; of more than 400 the model sees the best one and others at
    /// equal distances in rank.</param>
    /// <exception cref="ArgumentException">There are too few trials or parameters.</exception>
    public ResponseModel(Space space, ImmutableArray<ScoredPoint> trials)
    {
        if (trials.Length < 2 || space.Dimensions == 0)
        {
            throw new ArgumentException("A response needs two trials and one parameter.", nameof(trials));
        }

        _space = space;
        _trials = [.. trials.OrderBy(trial => trial.Point.Hash, StringComparer.Ordinal).ThenBy(trial => trial.Score)];
        var options = new GpOptions { Shifts = [double.PositiveInfinity] };
        var modelled = Thinned(_trials);
        var points = modelled.Select(trial => space.Encode(trial.Point)).ToArray();
        var surrogate = new GpSurrogate(GpAxis.Of(space), options, KernelShape.Joint);
        (_model, _scale) = surrogate.Model(points, [.. modelled.Select(trial => trial.Score)]);
        _best = points[Enumerable.Range(0, points.Length).MaxBy(_model.MeanAt)];
    }

    /// <summary>
    /// The share of the variance of scores that the model predicts of trials it was not shown, each left out once: 1 is
    /// everything, 0 no better than the mean, and below 0 worse than that. Absent where all scores are equal.
    /// </summary>
    public double? PredictedShare
    {
        get
        {
            var (residuals, _) = _model.LeaveOneOut();
            var targets = residuals.Select((_, i) => _model.TargetAt(i)).ToArray();
            var mean = targets.Average();
            var variance = targets.Sum(target => (target - mean) * (target - mean));
            return variance > 0 ? 1 - (residuals.Sum(residual => residual * residual) / variance) : null;
        }
    }

    /// <summary>The response to one parameter.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="steps">Places on a continuous axis; a finite one has at most as many. Default 50, 2 to 10,000.</param>
    public Response Along(string name, int steps = 50) =>
        Of([name], Places(name, steps).Select(coordinate => new[] { coordinate }));

    /// <summary>The response to two parameters.</summary>
    /// <param name="first">The first parameter.</param>
    /// <param name="second">The second parameter.</param>
    /// <param name="steps">Places on each axis. Default 25, 2 to 1000.</param>
    public Response Over(string first, string second, int steps = 25) => Of(
        [first, second],
        Places(first, steps).SelectMany(_ => Places(second, steps), (x, y) => new[] { x, y }));

    private static ImmutableArray<ScoredPoint> Thinned(ImmutableArray<ScoredPoint> trials)
    {
        if (trials.Length <= MostModelled)
        {
            return trials;
        }

        var byScore = trials.OrderByDescending(trial => trial.Score).ToArray();
        return [.. Enumerable.Range(0, MostModelled).Select(k => byScore[(int)((long)k * (byScore.Length - 1) / (MostModelled - 1))])];
    }

    private Response Of(ImmutableArray<string> names, IEnumerable<double[]> places)
    {
        int[] indexes = [.. names.Select(Index)];
        var point = (double[])_best.Clone();
        var posterior = ImmutableArray.CreateBuilder<ResponsePoint>();
        foreach (var place in places)
        {
            for (var k = 0; k < indexes.Length; k++)
            {
                point[indexes[k]] = place[k];
            }

            var (mean, variance) = _model.Predict(point);
            posterior.Add(new(
                [.. indexes.Select((j, k) => _space.Axes[j].Decode(place[k]))],
                _scale.InvertLinear(mean),
                _scale.LinearScale * Math.Sqrt(variance)));
        }

        var observed = _trials.Where(trial => names.All(name => trial.Point.TryGet(name, out _)))
            .Select(trial => new ResponseObservation([.. names.Select(name => trial.Point[name])], trial.Score));
        return new(names, posterior.ToImmutable(), [.. observed]);
    }

    private int Index(string name)
    {
        for (var j = 0; j < _space.Dimensions; j++)
        {
            if (string.Equals(_space.Parameters[j].Name, name, StringComparison.Ordinal))
            {
                return j;
            }
        }

        throw new ArgumentException($"The space has no parameter {name}.", nameof(name));
    }

    private IEnumerable<double> Places(string name, int steps)
    {
        var axis = _space.Axes[Index(name)];
        var count = (int)Math.Min(steps, axis.Count ?? steps);
        return Enumerable.Range(0, count).Select(k => axis.Count is { } all
            ? axis.CoordinateOf(count == 1 ? 0 : (long)Math.Round(k * (all - 1.0) / (count - 1)))
            : (double)k / (count - 1));
    }
}
