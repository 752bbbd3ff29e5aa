using Tuning.Sessions.Planning;
using Tuning.Validation.Splits;

namespace TuningFunctions.Trials;

/// <summary>What an evaluator is opened for.</summary>
/// <param name="Window">The window's name.</param>
public sealed record EvaluationScope(string Window)
{
    /// <summary>The bounds of the window; everything unless stated.</summary>
    public Window? Bounds { get; init; }

    /// <summary>What of the window; all of it unless stated.</summary>
    public WindowShare Part { get; init; } = WindowShare.Whole;

    /// <summary>Whether each evaluation carries the hash of its decisions; false unless stated, since it costs time.</summary>
    public bool HashesDecisions { get; init; }
}
