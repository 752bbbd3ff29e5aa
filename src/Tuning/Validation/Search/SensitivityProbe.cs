using Tuning.Numerics;
using Tuning.Spaces;
using Tuning.Validation.Evidence;

namespace Tuning.Validation.Search;

/// <summary>
/// Whether each parameter changes what a strategy decides: 16 Sobol base points, each with the parameter at both ends, or at
/// every value of a category. A parameter that changes no decision although there are trades is never read.
/// </summary>
public static class SensitivityProbe
{
    private const int Bases = 16;

    /// <summary>Probes a space.</summary>
    /// <param name="space">The space.</param>
    /// <param name="decisions">The decisions of a point on the first train window: a hash of their trace, and the number of trades.</param>
    public static SensitivityFinding Run(Space space, Func<ParameterSet, (string Trace, int Trades)> decisions)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(decisions);
        var known = new Dictionary<ParameterSet, (string Trace, int Trades)>();
        var (live, inert, unobserved) = (new List<string>(), new List<string>(), new List<string>());
        for (var index = 0; index < space.Dimensions; index++)
        {
            (IsLive(space, index, Decide, out var hasTraded) ? live : hasTraded ? inert : unobserved).Add(space.Parameters[index].Name);
        }

        return new SensitivityFinding([.. live], [.. inert], [.. unobserved]);

        (string Trace, int Trades) Decide(ParameterSet point)
        {
            if (!known.TryGetValue(point, out var found))
            {
                found = decisions(point);
                known.Add(point, found);
            }

            return found;
        }
    }

    private static bool IsLive(
        Space space, int index, Func<ParameterSet, (string Trace, int Trades)> decide, out bool hasTraded)
    {
        hasTraded = false;
        var sequence = new SobolSequence(space.Dimensions);
        var coordinates = new double[space.Dimensions];
        for (var number = 1; number <= Bases; number++)
        {
            sequence.Point(number, coordinates);
            var found = new List<(string Trace, int Trades)>();
            foreach (var place in Ends(space.Parameters[index]))
            {
                coordinates[index] = place;
                var point = space.Decode(coordinates);
                if (space.IsActive(index, point) && space.ReasonToRefuse(point) is null)
                {
                    found.Add(decide(point));
                }
            }

            hasTraded |= found.Exists(decision => decision.Trades > 0) && found.Count > 1;
            if (found.Exists(decision => !string.Equals(decision.Trace, found[0].Trace, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<double> Ends(Parameter parameter) => parameter is Parameter.Categorical category
        ? Enumerable.Range(0, category.Values.Length).Select(value => (value + .5) / category.Values.Length)
        : [0, 1];
}
