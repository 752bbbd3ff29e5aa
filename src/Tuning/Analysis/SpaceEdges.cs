using System.Collections.Immutable;
using Tuning.Spaces;

namespace Tuning.Analysis;

/// <summary>Tells whether the best point lies at the edge of what was searched.</summary>
public static class SpaceEdges
{
    /// <summary>The bounds that a point touches: within a margin of a continuous parameter's bound, or on the first or last
    /// of at least three ordered values.</summary>
    /// <param name="space">The space.</param>
    /// <param name="best">The best point.</param>
    /// <param name="margin">The margin as a share of the range. Default .02, 0 to .5.</param>
    public static ImmutableArray<SpaceEdge> Of(Space space, ParameterSet best, double margin = 0.02)
    {
        var edges = ImmutableArray.CreateBuilder<SpaceEdge>();
        for (var j = 0; j < space.Dimensions; j++)
        {
            var axis = space.Axes[j];
            if (!axis.IsOrdered || axis.Count < 3 || !best.TryGet(space.Parameters[j].Name, out var value))
            {
                continue;
            }

            var coordinate = axis.Encode(value);
            var isLower = axis.Count is null ? coordinate <= margin : axis.IndexAt(coordinate) == 0;
            var isUpper = axis.Count is { } count ? axis.IndexAt(coordinate) == count - 1 : coordinate >= 1 - margin;
            if (isLower || isUpper)
            {
                edges.Add(new(space.Parameters[j].Name, isUpper));
            }
        }

        return edges.ToImmutable();
    }
}
