using System.Collections.Immutable;
using System.Globalization;
using Tuning.Spaces;

namespace Tuning.Reports.Plots;

/// <summary>One axis of a plot: which values it spans, where they lie from 0 to 1, and what is written beside it.</summary>
/// <param name="Title">What it shows, with its unit.</param>
/// <param name="Ticks">Places from 0 to 1 with their texts.</param>
/// <param name="Place">The place of a value, from 0 to 1.</param>
internal sealed record PlotAxis(string Title, ImmutableArray<(double Place, string Text)> Ticks, Func<double, double> Place)
{
    private const int MostTicks = 6;
    private const int MostNames = 12;
    private const int FewNumbers = 5;

    /// <summary>Whether its texts are names, which may be longer than there is room for.</summary>
    public bool HasNames { get; init; }

    /// <summary>An axis that spans some values, a little wider; undefined ones are left out.</summary>
    public static PlotAxis Of(string title, IEnumerable<double> values, bool includesZero = false)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite))
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        (low, high) = includesZero ? (Math.Min(low, 0), Math.Max(high, 0)) : (low, high);
        if (!(low <= high))
        {
            (low, high) = (0, 1);
        }

        var margin = high > low ? 0.04 * (high - low) : Math.Max(0.5, 0.05 * Math.Abs(low));
        return Between(title, low - margin, high + margin);
    }

    /// <summary>An axis from one value to another.</summary>
    public static PlotAxis Between(string title, double low, double high)
    {
        var step = StepOf(high - low);
        var ticks = ImmutableArray.CreateBuilder<(double, string)>();
        for (var index = Math.Ceiling(low / step); index * step <= high && ticks.Count <= 2 * MostTicks; index++)
        {
            ticks.Add((((index * step) - low) / (high - low), Numbers.Of(Math.Round(index * step, 12)).Replace('-', '−')));
        }

        return new(title, ticks.ToImmutable(), value => (value - low) / (high - low));
    }

    /// <summary>An axis of time, in hours since the Unix epoch.</summary>
    public static PlotAxis Time(DateTimeOffset first, DateTimeOffset last)
    {
        var (low, high) = (HoursOf(first), HoursOf(last));
        high = high > low ? high : low + 1;
        double[] steps = [1, 2, 3, 6, 12, 24, 48, 96, 168, 336, 720, 2160, 4320, 8760];
        var step = steps.FirstOrDefault(hours => (high - low) / hours <= MostTicks - 1, 8760 * Math.Ceiling((high - low) / 8760 / MostTicks));
        var ticks = ImmutableArray.CreateBuilder<(double, string)>();
        for (var at = Math.Ceiling(low / step) * step; at <= high; at += step)
        {
            ticks.Add(((at - low) / (high - low), DateTimeOffset.UnixEpoch.AddHours(at)
                .ToString(step < 24 ? "MM-dd HH:mm" : "MM-dd", CultureInfo.InvariantCulture)));
        }

        return new("UTC", ticks.ToImmutable(), hours => (hours - low) / (high - low));
    }

    /// <summary>The axis of a parameter: places are the coordinates of its values.</summary>
    public static PlotAxis OfParameter(Parameter parameter, Axis axis)
    {
        var count = axis.Count is { } all && all <= (axis.IsOrdered ? MostTicks : MostNames) ? (int)all : FewNumbers;
        var ticks = Enumerable.Range(0, count).Select(i => axis.Count is { } values
            ? axis.CoordinateOf(count == 1 ? 0 : (long)Math.Round(i * (values - 1.0) / (count - 1)))
            : i / (count - 1.0));
        return new(parameter.Name, [.. ticks.Distinct().Select(place => (place, Numbers.Value(axis.Decode(place))))], place => place) { HasNames = !axis.IsOrdered };
    }

    public static double HoursOf(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).TotalHours;

    private static double StepOf(double span)
    {
        var rough = span / (MostTicks - 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch
        {
            <= 1 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }
}
