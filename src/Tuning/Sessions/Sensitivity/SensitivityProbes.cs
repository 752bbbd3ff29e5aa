using System.Collections.Immutable;
using Tuning.Numerics;
using Tuning.Spaces;

namespace Tuning.Sessions.Sensitivity;

/// <summary>
/// The points that show whether a parameter does anything: each of 16 Sobol points with the parameter at both of its ends, or
/// at every category. Conditions are respected, and forbidden points are left out.
/// </summary>
public static class SensitivityProbes
{
    private const int BasePoints = 16;

    // The first point of an unscrambled sequence is the origin, where every pair would share its corner.
    private const ulong Scramble = 1;

    /// <summary>The groups of a parameter, one a base point at most; none when it is never active or has one value.</summary>
    /// <param name="space">The space.</param>
    /// <param name="index">The parameter's index in the space.</param>
    public static ImmutableArray<ProbeGroup> Of(Space space, int index)
    {
        ArgumentNullException.ThrowIfNull(space);
        var sequence = new SobolSequence(space.Dimensions, Scramble);
        var groups = ImmutableArray.CreateBuilder<ProbeGroup>();
        for (var i = 0; i < BasePoints; i++)
        {
            var coordinates = new double[space.Dimensions];
            sequence.Point(i, coordinates);
            var points = Extremes(space.Axes[index])
                .Select(extreme => With(space, coordinates, index, extreme))
                .Where(point => space.IsActive(index, point) && space.ReasonToRefuse(point) is null)
                .Distinct()
                .ToImmutableArray();
            if (points.Length > 1)
            {
                groups.Add(new ProbeGroup(space.Parameters[index].Name, points));
            }
        }

        return groups.ToImmutable();
    }

    /// <summary>Some allowed points, spread evenly: what a measurement of time is made on.</summary>
    /// <param name="space">The space.</param>
    /// <param name="count">Largest number of points.</param>
    public static ImmutableArray<ParameterSet> Spread(Space space, int count)
    {
        ArgumentNullException.ThrowIfNull(space);
        var sequence = new SobolSequence(space.Dimensions, Scramble);
        var points = new HashSet<ParameterSet>();
        // A space that forbids most of its points gives fewer rather than none to wait for.
        for (var i = 0; i < count * BasePoints && points.Count < count; i++)
        {
            var coordinates = new double[space.Dimensions];
            sequence.Point(i, coordinates);
            var point = space.Decode(coordinates);
            if (space.ReasonToRefuse(point) is null)
            {
                points.Add(point);
            }
        }

        return [.. points];
    }

    private static ParameterSet With(Space space, double[] coordinates, int index, double extreme)
    {
        var moved = (double[])coordinates.Clone();
        moved[index] = extreme;
        return space.Decode(moved);
    }

    private static IEnumerable<double> Extremes(Axis axis) => axis is { IsOrdered: false, Count: { } count }
        ? Enumerable.Range(0, (int)count).Select(category => axis.CoordinateOf(category))
        : [0, 1];
}
