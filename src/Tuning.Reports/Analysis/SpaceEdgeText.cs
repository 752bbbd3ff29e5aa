using Tuning.Analysis;
using Tuning.Spaces;

namespace Tuning.Reports.Analysis;

/// <summary>Says where the best point lies at the edge of what was searched.</summary>
internal static class SpaceEdgeText
{
    /// <summary>One sentence a bound that the point touches.</summary>
    public static IEnumerable<string> Of(Space space, ParameterSet best) => SpaceEdges.Of(space, best)
        .Select(edge => $"{edge.Name} lies at the {(edge.IsUpper ? "upper" : "lower")} bound of what was searched: better values may lie beyond it.");
}
