using System.Collections.Immutable;

namespace Tuning.Validation.Figures;

/// <summary>
/// The final search by combinatorial purged cross-validation (Lopez de Prado 2018, ch. 12): several records out of sample from the
/// data that a walk-forward makes one of.
/// </summary>
/// <param name="Splits">How many choices of test groups.</param>
/// <param name="PurgeHours">Hours left out of training next to a tested group: the longest hold.</param>
/// <param name="EmbargoHours">Hours left out behind a tested group besides: a hundredth of the hours.</param>
public sealed record CombinatorialFigure(int Splits, int PurgeHours, int EmbargoHours)
{
    /// <summary>The paths, the least profitable first.</summary>
    public ImmutableArray<CombinatorialPath> Paths { get; init; } = [];
}
