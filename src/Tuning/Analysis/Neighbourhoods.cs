using System.Runtime.CompilerServices;
using Tuning.Numerics;
using Tuning.Spaces;

namespace Tuning.Analysis;

/// <summary>Weighted means of values around points of a space; the sums run in the order of the points. Not safe to share between threads.</summary>
internal sealed class Neighbourhoods
{
    private readonly double[] _values;
    private readonly double[] _coordinates;
    private readonly bool[] _isOrdered;
    private readonly double _leastSquare;
    private readonly double[] _distances;
    private readonly double[] _nearest;

    /// <summary>Takes points and their values.</summary>
    /// <param name="space">The space.</param>
    /// <param name="points">The points; shape [points].</param>
    /// <param name="values">Their values; shape [points].</param>
    /// <param name="options">How wide a neighbourhood is, and how many others it reaches at least.</param>
    public Neighbourhoods(Space space, ParameterSet[] points, double[] values, PlateauOptions options)
    {
        _values = values;
        _coordinates = [.. points.SelectMany(space.Encode)];
        _isOrdered = [.. space.Axes.Select(axis => axis.IsOrdered)];
        var width = options.Width * Math.Sqrt(Math.Max(1, space.Dimensions));
        _leastSquare = width * width;
        _distances = new double[points.Length];
        _nearest = new double[Math.Min(options.Neighbours, points.Length - 1) + 1];
    }

    /// <summary>The mean of all values around a point, by a normal kernel as wide as its options say, or wider to reach enough others.</summary>
    /// <param name="point">The point's index.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Mean(int point)
    {
        Measure(point);
        var square = Math.Max(_leastSquare, FarthestOfTheNearest());
        var sum = 0.0;
        var weights = 0.0;
        for (var i = 0; i < _distances.Length; i++)
        {
            var weight = Elementary.Exp(-0.5 * _distances[i] / square);
            sum += weight * _values[i];
            weights += weight;
        }

        return sum / weights;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Measure(int point)
    {
        var dimensions = _isOrdered.Length;
        var own = _coordinates.AsSpan(point * dimensions, dimensions);
        for (var i = 0; i < _distances.Length; i++)
        {
            var other = _coordinates.AsSpan(i * dimensions, dimensions);
            var sum = 0.0;
            for (var j = 0; j < own.Length; j++)
            {
                var difference = own[j] - other[j];
                sum += _isOrdered[j] ? difference * difference : difference == 0 ? 0 : 1;
            }

            _distances[i] = sum;
        }
    }

    // The largest of the few smallest distances, the point's own among them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double FarthestOfTheNearest()
    {
        Array.Fill(_nearest, double.PositiveInfinity);
        foreach (var distance in _distances)
        {
            if (distance >= _nearest[^1])
            {
                continue;
            }

            var place = _nearest.Length - 1;
            for (; place > 0 && _nearest[place - 1] > distance; place--)
            {
                _nearest[place] = _nearest[place - 1];
            }

            _nearest[place] = distance;
        }

        return _nearest[^1];
    }
}
