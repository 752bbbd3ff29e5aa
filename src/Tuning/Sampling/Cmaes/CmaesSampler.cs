using Tuning.Numerics;
using Tuning.Sampling.RandomSearch;
using Tuning.Spaces;

namespace Tuning.Sampling.Cmaes;

/// <summary>
/// The covariance matrix adaptation evolution strategy with margin: every population of results, in trial order, moves the
/// distribution from which all later points are drawn; where it has converged, a start with a larger population follows.
/// </summary>
internal sealed class CmaesSampler : ISampler
{
    private readonly SamplingContext _context;
    private readonly CmaesOptions _options;
    private readonly bool _hasFiniteAxes;
    private readonly HistoryCursor _cursor = new();
    private readonly List<(Merit Merit, double[] Point)> _generation = [];
    private readonly List<(Merit Merit, double[] Point)> _earlier = [];
    private readonly List<double> _bests = [];
    private readonly double[] _normal;
    private CmaesWeights _weights;
    private CmaesMargin _margin;
    private CmaesState? _state;
    private int _restarts;

    /// <summary>Creates a sampler.</summary>
    /// <param name="context">What is searched.</param>
    /// <param name="options">The settings.</param>
    public CmaesSampler(SamplingContext context, CmaesOptions options)
    {
        _context = context;
        _options = options;
        _hasFiniteAxes = context.Space.Axes.Any(axis => axis.Count is not null);
        _normal = new double[context.Space.Dimensions];
        (_weights, _margin) = ForPopulation(FirstPopulation());
    }

    /// <inheritdoc/>
    public IReadOnlyList<ParameterSet> Suggest(
        TrialHistory history, IReadOnlyList<PendingTrial> pending, int firstNumber, int count)
    {
        _cursor.Advance(history, Reset, position => Tell(history, position));
        _state ??= FirstState();
        var proposals = new Proposals(_context.Space, history, pending);
        for (var i = 0; i < count; i++)
        {
            var number = firstNumber + i;
            proposals.AddFirst(attempt => attempt < _options.Redraws
                ? _context.Space.Decode(Draw(number, attempt))
                : RandomSampler.Uniform(_context, number, attempt));
        }

        return proposals.Points;
    }

    private void Reset()
    {
        _generation.Clear();
        _earlier.Clear();
        _bests.Clear();
        _restarts = 0;
        _state = null;
        (_weights, _margin) = ForPopulation(FirstPopulation());
    }

    private int FirstPopulation() =>
        Math.Max(4, _options.Population ?? 4 + (int)(3 * Elementary.Log(Math.Max(_context.Space.Dimensions, 1))));

    private (CmaesWeights Weights, CmaesMargin Margin) ForPopulation(int population)
    {
        var d = Math.Max(_context.Space.Dimensions, 1);
        return (new(d, population), new(_context.Space.Axes, Math.Min(_options.Margin / (d * (double)population), 0.25)));
    }

    private void Tell(TrialHistory history, int position)
    {
        var observation = history[position];
        var merit = Merit.Of(observation);
        if (observation.Number < _options.FirstTrial)
        {
            // A start that was made while this trial was under way lacks it.
            _earlier.Add((merit, history.CoordinatesOf(position).ToArray()));
            _state = null;
            return;
        }

        _state ??= FirstState();
        _generation.Add((merit, PointOf(observation, history.CoordinatesOf(position))));
        if (_generation.Count < _weights.Population || _normal.Length == 0)
        {
            return;
        }

        _generation.Sort((x, y) => Merit.Compare(x.Merit, y.Merit));
        if (_generation[0].Merit.IsMeasured)
        {
            _state.Update([.. _generation.Select(entry => entry.Point)]);
            _margin.Apply(_state);
            _bests.Add(_generation[0].Merit.Loss);
        }

        _generation.Clear();
        if (HasConverged(_state))
        {
            Restart();
        }
    }

    // The point before it was rounded to a value of a finite axis, where this distribution made it.
    private double[] PointOf(Observation observation, ReadOnlySpan<double> coordinates)
    {
        for (var attempt = 0; _hasFiniteAxes && attempt < 2; attempt++)
        {
            var point = Draw(observation.Number, attempt);
            if (_context.Space.Decode(point).Equals(observation.Point))
            {
                return point;
            }
        }

        return coordinates.ToArray();
    }

    private double[] Draw(int number, int attempt)
    {
        var point = new double[_normal.Length];
        for (var redraw = 0; redraw < _options.Redraws; redraw++)
        {
            for (var j = 0; j < point.Length; j++)
            {
                _normal[j] = _context.Random(number, j).Normal((attempt * (long)_options.Redraws) + redraw);
            }

            _state!.Transform(_normal, point);
            if (Array.TrueForAll(point, u => u is >= 0 and <= 1))
            {
                return point;
            }
        }

        return Array.ConvertAll(point, u => double.IsNaN(u) ? 0.5 : Math.Clamp(u, 0, 1));
    }

    private CmaesState FirstState()
    {
        var measured = _earlier.Where(entry => entry.Merit.IsMeasured).ToList();
        if (measured.Count > 0 && _normal.Length > 0)
        {
            measured.Sort((x, y) => Merit.Compare(x.Merit, y.Merit));
            var count = Math.Max(1, (int)(measured.Count * _options.WarmStartShare));
            var (mean, sigma, covariance) = CmaesStart.Of(
                [.. measured.Take(count).Select(entry => entry.Point)], _options.WarmStartSpread);
            return new(mean, sigma, covariance, _weights);
        }

        var centre = new double[_normal.Length];
        Array.Fill(centre, 0.5);
        return new(centre, _options.Sigma, null, _weights);
    }

    private bool HasConverged(CmaesState state)
    {
        if (!state.IsValid)
        {
            return true;
        }

        var patience = _options.Patience + (30 * _normal.Length / _weights.Population);
        var recent = _bests.TakeLast(patience).ToArray();
        var isFlat = recent.Length == patience
            && recent.Max() - recent.Min() <= _options.Flat * Math.Max(Math.Abs(recent.Max()), Math.Abs(recent.Min()));
        return isFlat || Enumerable.Range(0, _normal.Length).All(i => state.Deviation(i) < _options.Converged);
    }

    private void Restart()
    {
        _restarts++;
        _bests.Clear();
        var population = Math.Min(_weights.Population * _options.RestartGrowth, _options.LargestPopulation);
        (_weights, _margin) = ForPopulation(Math.Max(4, (int)population));
        var mean = new double[_normal.Length];
        for (var j = 0; j < mean.Length; j++)
        {
            mean[j] = _context.Random(-1 - _restarts, j).NextDouble(0);
        }

        _state = new(mean, _options.Sigma, null, _weights);
    }
}
