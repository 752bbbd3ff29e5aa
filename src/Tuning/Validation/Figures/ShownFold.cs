using Tuning.Spaces;

namespace Tuning.Validation.Figures;

/// <summary>A fold with what it chose and earned. Money is in the quote currency of A.</summary>
/// <param name="Number">The fold, from 0.</param>
/// <param name="TrainStart">Start of the train window, UTC.</param>
/// <param name="TrainEnd">End of the train window, UTC, exclusive.</param>
/// <param name="TestStart">Start of the test window, UTC: the boundary in the stitched equity.</param>
/// <param name="TestEnd">End of the test window, UTC, exclusive.</param>
/// <param name="Choice">What was chosen; null where no trial was feasible, and then nothing was traded.</param>
public sealed record ShownFold(
    int Number, DateTimeOffset TrainStart, DateTimeOffset TrainEnd, DateTimeOffset TestStart, DateTimeOffset TestEnd, ParameterSet? Choice)
{
    /// <summary>How many trials were feasible.</summary>
    public int FeasibleTrials { get; init; }

    /// <summary>Profit and loss a day of the choice on the train window; null without a choice or where it is undefined.</summary>
    public double? TrainPnlPerDay { get; init; }

    /// <summary>Profit and loss a day on the test window; null for a window without length.</summary>
    public double? TestPnlPerDay { get; init; }

    /// <summary>Profit and loss on the test window.</summary>
    public double NetPnl { get; init; }

    /// <summary>Trades on the test window.</summary>
    public int Trades { get; init; }
}
