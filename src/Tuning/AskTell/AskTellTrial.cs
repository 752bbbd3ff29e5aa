using Tuning.Objectives;
using Tuning.Spaces;

namespace Tuning.AskTell;

/// <summary>A trial that was asked for.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Point">Its point.</param>
internal sealed record AskTellTrial(int Number, ParameterSet Point)
{
    /// <summary>What was told of it; absent while it is pending.</summary>
    public AskTellResult? Result { get; init; }

    /// <summary>What the objective says about a completed trial.</summary>
    public Score? Score { get; init; }
}
