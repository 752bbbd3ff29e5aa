using System.Collections.Immutable;
using Tuning.Numerics;

namespace Tuning.Cli.SearchBench;

/// <summary>
/// The benchmark functions, all minimised. Instance i of a shifted function has its minimum at lo + (hi-lo)(.15+.7u) with u
/// of SplitMix64 seeded by 1000003 id + 1009 dimensions + i, one draw a dimension.
/// </summary>
internal static class TestFunctions
{
    private static readonly ImmutableArray<Shifted> _shifted =
    [
        new("sphere", 1, -5, 5, Sphere),
        new("rosenbrock", 2, -5, 10, Rosenbrock),
        new("rastrigin", 3, -5.12, 5.12, Rastrigin),
        new("levy", 5, -10, 10, Levy),
    ];

    /// <summary>The names.</summary>
    public static ImmutableArray<string> Names { get; } = [.. _shifted.Select(shifted => shifted.Name), "branin", "hartmann6"];

    /// <summary>The dimensions of a function.</summary>
    /// <param name="name">Its name.</param>
    public static ImmutableArray<int> DimensionsOf(string name) => name switch
    {
        "branin" => [2],
        "hartmann6" => [6],
        _ => [2, 5, 10, 20],
    };

    /// <summary>An instance of a function.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="dimensions">One of its dimensions.</param>
    /// <param name="instance">The instance, 0 and up; the unshifted functions have but one.</param>
    public static TestFunction Create(string name, int dimensions, int instance)
    {
        switch (name)
        {
            case "branin":
                return new(name, [-5, 0], [10, 15], Branin, 0.39788735772973816);
            case "hartmann6":
                return new(name, new double[6], [1, 1, 1, 1, 1, 1], Hartmann.Evaluate, -3.322368011391339);
            default:
                var shifted = _shifted.Single(entry => string.Equals(entry.Name, name, StringComparison.Ordinal));
                var shift = ShiftOf(shifted, dimensions, instance);
                return new(
                    name, Filled(dimensions, shifted.Low), Filled(dimensions, shifted.High), x => shifted.Evaluate(Minus(x, shift)), 0);
        }
    }

    private static double[] ShiftOf(Shifted function, int dimensions, int instance)
    {
        var random = new SplitMix64((ulong)((1000003 * function.Id) + (1009 * dimensions) + instance));
        var shift = new double[dimensions];
        for (var j = 0; j < dimensions; j++)
        {
            shift[j] = function.Low + ((function.High - function.Low) * (0.15 + (0.7 * random.NextDouble())));
        }

        return shift;
    }

    private static double[] Filled(int count, double value) => [.. Enumerable.Repeat(value, count)];

    private static double[] Minus(double[] x, double[] shift) => [.. x.Select((value, j) => value - shift[j])];

    private static double Sphere(double[] v) => v.Sum(value => value * value);

    private static double Rosenbrock(double[] v)
    {
        var sum = 0.0;
        for (var j = 0; j + 1 < v.Length; j++)
        {
            var z = v[j] + 1;
            var bend = v[j + 1] + 1 - (z * z);
            sum += (100 * bend * bend) + ((1 - z) * (1 - z));
        }

        return sum;
    }

    private static double Rastrigin(double[] v) =>
        (10 * v.Length) + v.Sum(value => (value * value) - (10 * Math.Cos(2 * Math.PI * value)));

    private static double Levy(double[] v)
    {
        var first = Math.Sin(Math.PI * (1 + (v[0] / 4)));
        var sum = first * first;
        for (var j = 0; j + 1 < v.Length; j++)
        {
            var wave = Math.Sin((Math.PI * (1 + (v[j] / 4))) + 1);
            sum += v[j] * v[j] / 16 * (1 + (10 * wave * wave));
        }

        var last = v[^1] / 4;
        var end = Math.Sin(2 * Math.PI * (1 + last));
        return sum + (last * last * (1 + (end * end)));
    }

    private static double Branin(double[] x)
    {
        var bend = x[1] - (5.1 / (4 * Math.PI * Math.PI) * x[0] * x[0]) + (5 / Math.PI * x[0]) - 6;
        return (bend * bend) + (10 * (1 - (1 / (8 * Math.PI))) * Math.Cos(x[0])) + 10;
    }

    private sealed record Shifted(string Name, int Id, double Low, double High, Func<double[], double> Evaluate);
}
