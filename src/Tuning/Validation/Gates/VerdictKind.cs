namespace Tuning.Validation.Gates;

/// <summary>How a session ends.</summary>
public enum VerdictKind
{
    /// <summary>Every gate passed.</summary>
    Winner,

    /// <summary>Every gate passed, but the data is too coarse to show the latency: never promoted without approval.</summary>
    WinnerResolutionLimited,

    /// <summary>A gate did not pass.</summary>
    NoWinner,
}
