using Tuning.Spaces;

namespace Tuning.Sampling.Gp;

/// <summary>What one dimension of an encoded point may hold.</summary>
/// <param name="IsCategory">Whether its values are compared by equality alone.</param>
/// <param name="Levels">The encoded values in ascending order; empty where the dimension is continuous in [0,1].</param>
internal sealed record GpAxis(bool IsCategory, double[] Levels)
{
    private const int MostLevels = 1024;

    /// <summary>A dimension that is continuous in [0,1].</summary>
    public static GpAxis Continuous { get; } = new(false, []);

    /// <summary>The axes of a space; one with very many ordered values counts as continuous.</summary>
    /// <param name="space">The space.</param>
    public static GpAxis[] Of(Space space) => [.. space.Axes.Select(Of)];

    /// <summary>The level next to a value, or the value itself where the dimension is continuous.</summary>
    public double Snap(double value)
    {
        if (Levels.Length == 0)
        {
            return Math.Clamp(value, 0, 1);
        }

        var index = Array.BinarySearch(Levels, value);
        if (index >= 0)
        {
            return Levels[index];
        }

        var above = Math.Min(~index, Levels.Length - 1);
        var below = Math.Max(0, ~index - 1);
        return value - Levels[below] <= Levels[above] - value ? Levels[below] : Levels[above];
    }

    private static GpAxis Of(Axis axis)
    {
        if (axis.Count is not { } count || (axis.IsOrdered && count > MostLevels))
        {
            return Continuous;
        }

        var levels = new double[count];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = axis.CoordinateOf(i);
        }

        return new(!axis.IsOrdered, levels);
    }
}
