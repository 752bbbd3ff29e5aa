using System.Runtime.CompilerServices;
using Tuning.Numerics;

namespace Tuning.Statistics;

/// <summary>
/// The stationary bootstrap (Politis and Romano 1994): records of the same length, made of blocks of geometric length that start
/// anywhere and wrap around. Each draw is a pure function of seed and number. Immutable and safe for several threads.
/// </summary>
public sealed class StationaryBootstrap
{
    private const double LeastBlockHours = 6;

    private readonly CounterRandom _random;
    private readonly double _restart;

    /// <summary>Creates a bootstrap.</summary>
    /// <param name="length">The number of observations, at least 1.</param>
    /// <param name="meanBlock">The mean length of a block in observations, at least 1.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">Distinguishes bootstraps of one seed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The record is empty, or a block is shorter than an observation.</exception>
    public StationaryBootstrap(int length, double meanBlock, ulong seed, ulong stream = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(meanBlock, 1);
        Length = length;
        MeanBlock = meanBlock;
        _restart = 1 / meanBlock;
        _random = new CounterRandom(seed, stream);
    }

    /// <summary>The number of observations of each draw.</summary>
    public int Length { get; }

    /// <summary>The mean length of a block, in observations.</summary>
    public double MeanBlock { get; }

    /// <summary>The mean block of hourly records: max(6 h, 2 median holds), in hours.</summary>
    /// <param name="medianHoldHours">Median hold of a trade, in hours; 0 without trades.</param>
    public static double BlockHours(double medianHoldHours) => Math.Max(LeastBlockHours, 2 * medianHoldHours);

    /// <summary>How often a draw holds each observation.</summary>
    /// <param name="draw">The number of the draw, 0 and up; draw times length at most 2^32.</param>
    /// <param name="counts">Where to; shape [Length], overwritten.</param>
    public void Count(int draw, Span<double> counts)
    {
        counts.Clear();
        Span<double> numbers = stackalloc double[256];
        var place = 0;
        for (var i = 0; i < Length; i++)
        {
            place = Next(draw, i, place, numbers);
            counts[place]++;
        }
    }

    /// <summary>Which observation stands at each place of a draw.</summary>
    /// <param name="draw">The number of the draw, 0 and up; draw times length at most 2^32.</param>
    /// <param name="places">Where to; shape [Length], overwritten.</param>
    public void Places(int draw, Span<int> places)
    {
        Span<double> numbers = stackalloc double[256];
        var place = 0;
        for (var i = 0; i < Length; i++)
        {
            place = Next(draw, i, place, numbers);
            places[i] = place;
        }
    }

    /// <summary>The means of a record's draws, in the order of their numbers.</summary>
    /// <param name="values">The record; shape [Length].</param>
    /// <param name="draws">How many draws, 1 and up.</param>
    public double[] Means(ReadOnlySpan<double> values, int draws)
    {
        var means = new double[draws];
        var counts = new double[Length];
        for (var draw = 0; draw < draws; draw++)
        {
            Count(draw, counts);
            means[draw] = PerformanceMatrix.Dot(counts, values) / Length;
        }

        return means;
    }

    /// <summary>The interval of the mean between the percentiles of its draws.</summary>
    /// <param name="values">The record; shape [Length].</param>
    /// <param name="level">The share of draws inside, above 0 and below 1; default .95.</param>
    /// <param name="draws">How many draws, 1 and up; default 2,000.</param>
    public MeanInterval Interval(ReadOnlySpan<double> values, double level = .95, int draws = 2_000)
    {
        var means = Means(values, draws);
        Array.Sort(means);
        var tail = (1 - level) / 2;
        return new MeanInterval(Percentile(means, tail), Moments.MeanOf(values), Percentile(means, 1 - tail), level);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Next(int draw, int i, int place, Span<double> numbers)
    {
        if ((i & 255) == 0)
        {
            _random.Fill(((long)draw * Length) + i, numbers[..Math.Min(256, Length - i)]);
        }

        // One number decides both whether a block starts and where: below the share of starts it is uniform again.
        var number = numbers[i & 255];
        if (i == 0)
        {
            return (int)(number * Length);
        }

        return number < _restart ? Math.Min(Length - 1, (int)(number / _restart * Length))
            : place + 1 == Length ? 0
            : place + 1;
    }

    private static double Percentile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 < sorted.Length
            ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]))
            : sorted[below];
    }
}
