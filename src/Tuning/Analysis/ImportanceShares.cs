using System.Collections.Immutable;
using Tuning.Spaces;

namespace Tuning.Analysis;

/// <summary>Brings importances to shares, in the order of the parameters.</summary>
internal static class ImportanceShares
{
    public static ImmutableArray<ParameterImportance> Of(Space space, double[] importances)
    {
        var sum = importances.Sum();
        return
        [
            .. space.Parameters.Select((parameter, j) =>
                new ParameterImportance(parameter.Name, sum > 0 && double.IsFinite(sum) ? importances[j] / sum : 0)),
        ];
    }
}
