namespace Tuning.Sessions;

/// <summary>How a session's choice is held against data that it was not made from.</summary>
public enum ValidationKind
{
    /// <summary>Not at all: results are in sample, and labelled so.</summary>
    None,

    /// <summary>Train on a window, test on the next one, step forward.</summary>
    WalkForward,
}
