using System.Collections.Immutable;
using Tuning.Numerics;
using Tuning.Spaces;

namespace Tuning.Cli.SearchBench;

/// <summary>
/// Functions of which no published medians are at hand: rotated, with many minima, of integers and categories, with
/// conditions, a constraint or noise. No setting of a sampler was chosen by them.
/// </summary>
internal static class FurtherFunctions
{
    private const int Dimensions = 5;

    private static readonly ImmutableArray<ShiftedBox> _shifted =
    [
        new("ellipsoid", 101, -5, 5, Ellipsoid),
        ShiftedBox.Of("ackley", 102, -32, 32, Ackley),
        ShiftedBox.Of("griewank", 103, -60, 60, Griewank),
        ShiftedBox.Of("noisy", 104, -5, 5, TestFunctions.Sphere),
        ShiftedBox.Of("constrained", 105, -5, 5, TestFunctions.Sphere),
    ];

    /// <summary>The names.</summary>
    public static ImmutableArray<string> Names { get; } =
        [.. _shifted.Select(shifted => shifted.Name), "schwefel", "styblinski", "integers", "mixed", "branches"];

    /// <summary>The number of parameters of a function.</summary>
    /// <param name="name">Its name.</param>
    public static int DimensionsOf(string name) => name switch
    {
        "mixed" => 6,
        "branches" => 8,
        _ => Dimensions,
    };

    /// <summary>An instance of a function.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="instance">The instance, 0 and up; the unshifted functions have but one.</param>
    public static TestFunction Create(string name, int instance) => name switch
    {
        "noisy" => Shifted(name, instance) with { Noise = 1 },
        "constrained" => Constrained(name, instance),
        "schwefel" => OnBox(name, 500, x => (418.9828872724338 * x.Length) - x.Sum(v => v * Math.Sin(Math.Sqrt(Math.Abs(v)))), 0),
        "styblinski" => OnBox(
            name, 5, x => x.Sum(v => (v * v * v * v) - (16 * v * v) + (5 * v)) / 2, -39.16616570377142 * Dimensions),
        "integers" => Integers(name, instance),
        "mixed" => Mixed(name, instance),
        "branches" => Branches(name, instance),
        _ => Shifted(name, instance),
    };

    private static ShiftedBox Find(string name) =>
        _shifted.Single(entry => string.Equals(entry.Name, name, StringComparison.Ordinal));

    private static TestFunction Shifted(string name, int instance) => Find(name).Create(Dimensions, instance);

    private static TestFunction OnBox(string name, double edge, Func<double[], double> evaluate, double minimum) => TestFunction.OnBox(
        name, [.. Enumerable.Repeat(-edge, Dimensions)], [.. Enumerable.Repeat(edge, Dimensions)], evaluate, minimum);

    // Axes of 1 to 10,000 times the curvature, turned at random.
    private static Func<double[], double> Ellipsoid(SplitMix64 random, int dimensions)
    {
        var axes = Rotation.Of(random, dimensions);
        return v => axes.Select((axis, k) => Math.Pow(10, 4.0 * k / (axes.Length - 1)) * Square(axis.Zip(v).Sum(pair => pair.First * pair.Second))).Sum();
    }

    private static double Ackley(double[] v) => 20 + Math.E
        - (20 * Math.Exp(-0.2 * Math.Sqrt(v.Sum(Square) / v.Length)))
        - Math.Exp(v.Sum(value => Math.Cos(2 * Math.PI * value)) / v.Length);

    private static double Griewank(double[] v) =>
        1 + (v.Sum(Square) / 4000) - v.Select((value, j) => Math.Cos(value / Math.Sqrt(j + 1))).Aggregate(1.0, (x, y) => x * y);

    // The plane of the constraint passes the minimum at a distance of 1, so that the least allowed value is 1.
    private static TestFunction Constrained(string name, int instance)
    {
        var centre = Find(name).ShiftOf(Dimensions, instance).Shift;
        var sphere = Shifted(name, instance);
        return sphere with
        {
            Minimum = 1,
            Violation = point =>
                1 - (TestFunction.Vector(sphere.Space, point).Zip(centre).Sum(pair => pair.First - pair.Second) / Math.Sqrt(Dimensions)),
        };
    }

    // A turned ellipsoid of whole numbers from 0 to 40.
    private static TestFunction Integers(string name, int instance)
    {
        var random = new SplitMix64((ulong)(1000003 * 106) + (ulong)instance);
        double[] best = [.. Enumerable.Range(0, Dimensions).Select(_ => Math.Round(40 * (0.15 + (0.7 * random.NextDouble()))))];
        var axes = Rotation.Of(random, Dimensions);
        var space = new Space([.. best.Select((_, j) => new Parameter.Whole($"x{j}", 0, 40))]);
        return new(
            name,
            space,
            point =>
            {
                var x = TestFunction.Vector(space, point);
                return axes.Select((axis, k) => Math.Pow(10, 2.0 * k / (axes.Length - 1)) * Square(axis.Select((a, j) => a * (x[j] - best[j])).Sum())).Sum();
            },
            0);
    }

    private static TestFunction Mixed(string name, int instance)
    {
        var random = new SplitMix64((ulong)(1000003 * 107) + (ulong)instance);
        double Within(double low, double high) => low + ((high - low) * (0.15 + (0.7 * random.NextDouble())));
        var (x, y, rate, count) = (Within(-5, 5), Within(-5, 5), Within(Math.Log(1e-4), 0), Math.Round(Within(1, 64)));
        var (kind, mode) = ("abcd"[(int)(4 * random.NextDouble())].ToString(), "pqr"[(int)(3 * random.NextDouble())].ToString());
        var space = new Space(
        [
            new Parameter.Real("x", -5, 5),
            new Parameter.Real("y", -5, 5),
            new Parameter.Real("rate", 1e-4, 1, Log: true),
            new Parameter.Whole("count", 1, 64),
            new Parameter.Categorical("kind", ["a", "b", "c", "d"]),
            new Parameter.Categorical("mode", ["p", "q", "r"]),
        ]);
        return new(
            name,
            space,
            point =>
            {
                var isKind = point["kind"].Equals((ParameterValue)kind);
                var slope = point["mode"].Equals((ParameterValue)mode) ? 1 : 3;
                return (slope * Square(point.NumberOf("x")!.Value - x)) + Square(point.NumberOf("y")!.Value - y)
                    + Square(Math.Log(point.NumberOf("rate")!.Value) - rate) + Square((point.NumberOf("count")!.Value - count) / 16)
                    + (isKind ? 0 : 2);
            },
            0);
    }

    // Three branches; the one with the minimum is the worst of them on average.
    private static TestFunction Branches(string name, int instance)
    {
        var random = new SplitMix64((ulong)(1000003 * 108) + (ulong)instance);
        double[] best = [.. Enumerable.Range(0, 7).Select(_ => 0.15 + (0.7 * random.NextDouble()))];
        Parameter Of(string parameter, string kind) => new Parameter.Real(parameter, 0, 1) { When = [new("kind", [kind])] };
        var space = new Space(
        [
            new Parameter.Categorical("kind", ["flat", "wide", "deep"]),
            Of("f1", "flat"),
            Of("f2", "flat"),
            Of("w1", "wide"),
            Of("w2", "wide"),
            Of("d1", "deep"),
            Of("d2", "deep"),
            Of("d3", "deep"),
        ]);
        double Away(ParameterSet point, string parameter, int j) => Math.Abs(point.NumberOf(parameter)!.Value - best[j]);
        return new(
            name,
            space,
            point => point["kind"].Canonical switch
            {
                "\"flat\"" => 0.3 + (0.1 * (Square(Away(point, "f1", 0)) + Square(Away(point, "f2", 1)))),
                "\"wide\"" => 0.2 + (0.5 * (Square(Away(point, "w1", 2)) + Square(Away(point, "w2", 3)))),
                _ => 4 * (Square(Away(point, "d1", 4)) + Square(Away(point, "d2", 5)) + Square(Away(point, "d3", 6))),
            },
            0);
    }

    private static double Square(double value) => value * value;
}
