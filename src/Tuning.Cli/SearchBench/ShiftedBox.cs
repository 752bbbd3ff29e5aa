using Tuning.Numerics;

namespace Tuning.Cli.SearchBench;

/// <summary>
/// A function whose minimum lies elsewhere in each instance: at lo + (hi-lo)(.15+.7u) with u of SplitMix64 seeded by
/// 1000003 id + 1009 dimensions + instance, one draw a dimension.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">The number that keys its shifts.</param>
/// <param name="Low">The lower bound of every dimension.</param>
/// <param name="High">The upper bound of every dimension.</param>
/// <param name="Shape">Makes, of the stream after the shift and of the dimensions, the value at a distance from the minimum.</param>
internal sealed record ShiftedBox(string Name, int Id, double Low, double High, Func<SplitMix64, int, Func<double[], double>> Shape)
{
    /// <summary>A function that has nothing random but its shift.</summary>
    public static ShiftedBox Of(string name, int id, double low, double high, Func<double[], double> evaluate) =>
        new(name, id, low, high, (_, _) => evaluate);

    /// <summary>An instance.</summary>
    /// <param name="dimensions">The number of dimensions.</param>
    /// <param name="instance">The instance, 0 and up.</param>
    public TestFunction Create(int dimensions, int instance)
    {
        var (shift, random) = ShiftOf(dimensions, instance);
        var evaluate = Shape(random, dimensions);
        double[] Filled(double value) => [.. Enumerable.Repeat(value, dimensions)];
        return TestFunction.OnBox(
            Name, Filled(Low), Filled(High), x => evaluate([.. x.Select((value, j) => value - shift[j])]), 0);
    }

    /// <summary>Where the minimum of an instance lies, and the stream after that.</summary>
    /// <param name="dimensions">The number of dimensions.</param>
    /// <param name="instance">The instance, 0 and up.</param>
    public (double[] Shift, SplitMix64 Random) ShiftOf(int dimensions, int instance)
    {
        var random = new SplitMix64((ulong)((1000003 * Id) + (1009 * dimensions) + instance));
        var shift = new double[dimensions];
        for (var j = 0; j < dimensions; j++)
        {
            shift[j] = Low + ((High - Low) * (0.15 + (0.7 * random.NextDouble())));
        }

        return (shift, random);
    }
}
