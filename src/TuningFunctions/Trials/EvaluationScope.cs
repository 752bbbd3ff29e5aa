using Tuning.Sessions.Planning;
using Tuning.Spaces;
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

    /// <summary>The rung of the pruning ladder that the share belongs to, from 0; 0 unless stated.</summary>
    public int Rung { get; init; }

    /// <summary>Costs, latencies and sizes in place of the session's own, for external strategies; null unless stated.</summary>
    public ParameterSet? Environment { get; init; }

    /// <summary>Whether each evaluation carries the hash of its decisions; false unless stated, since it costs time.</summary>
    public bool HashesDecisions { get; init; }
}
