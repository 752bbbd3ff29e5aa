using System.Collections.Immutable;
using Tuning.Spaces;
using Tuning.Validation.Splits;

namespace Tuning.Validation.Evidence;

/// <summary>What a fold chose, and what the choice did on the test window.</summary>
/// <param name="Fold">The fold.</param>
/// <param name="Choice">The choice; null where no trial was feasible, and then nothing is traded.</param>
/// <param name="TrainPnlPerDay">Profit and loss a day of the choice on the train window; null without a choice or where it is undefined.</param>
/// <param name="Test">What the choice did on the test window.</param>
public sealed record FoldEvidence(Fold Fold, ParameterSet? Choice, double? TrainPnlPerDay, WindowRecord Test)
{
    /// <summary>The test window under each scenario; scenarios that the data cannot show are left out.</summary>
    public ImmutableArray<ScenarioPnl> Scenarios { get; init; } = [];

    /// <summary>How many trials were feasible.</summary>
    public int FeasibleTrials { get; init; }
}
