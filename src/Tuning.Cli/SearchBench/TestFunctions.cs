using System.Collections.Immutable;

namespace Tuning.Cli.SearchBench;

/// <summary>The functions of the benchmark by their names, all minimised: those of the published table, then further ones.</summary>
internal static class TestFunctions
{
    private static readonly ImmutableArray<ShiftedBox> _shifted =
    [
        ShiftedBox.Of("sphere", 1, -5, 5, Sphere),
        ShiftedBox.Of("rosenbrock", 2, -5, 10, Rosenbrock),
        ShiftedBox.Of("rastrigin", 3, -5.12, 5.12, Rastrigin),
        ShiftedBox.Of("levy", 5, -10, 10, Levy),
    ];

    /// <summary>The names of those of the published table.</summary>
    public static ImmutableArray<string> Published { get; } = [.. _shifted.Select(shifted => shifted.Name), "branin", "hartmann6"];

    /// <summary>The names of all.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Published, .. FurtherFunctions.Names];

    /// <summary>The dimensions of a function.</summary>
    /// <param name="name">Its name.</param>
    public static ImmutableArray<int> DimensionsOf(string name) => name switch
    {
        "branin" => [2],
        "hartmann6" => [6],
        _ when FurtherFunctions.Names.Contains(name, StringComparer.Ordinal) => [FurtherFunctions.DimensionsOf(name)],
        _ => [2, 5, 10, 20],
    };

    /// <summary>An instance of a function.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="dimensions">One of its dimensions.</param>
    /// <param name="instance">The instance, 0 and up; the unshifted functions have but one.</param>
    public static TestFunction Create(string name, int dimensions, int instance) => name switch
    {
        "branin" => TestFunction.OnBox(name, [-5, 0], [10, 15], Branin, 0.39788735772973816),
        "hartmann6" => TestFunction.OnBox(name, new double[6], [1, 1, 1, 1, 1, 1], Hartmann.Evaluate, -3.322368011391339),
        _ when FurtherFunctions.Names.Contains(name, StringComparer.Ordinal) => FurtherFunctions.Create(name, instance),
        _ => _shifted.Single(entry => string.Equals(entry.Name, name, StringComparison.Ordinal)).Create(dimensions, instance),
    };

    /// <summary>The squared distance.</summary>
    public static double Sphere(double[] v) => v.Sum(value => value * value);

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
}
