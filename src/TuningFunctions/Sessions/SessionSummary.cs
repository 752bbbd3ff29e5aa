using System.Collections.Immutable;
using Tuning.Sessions;
using Tuning.Validation.Figures;
using Tuning.Validation.Gates;

namespace TuningFunctions.Sessions;

/// <summary>A session's result as it is shown and stored.</summary>
/// <param name="Session">The session's id.</param>
/// <param name="State">How it ended.</param>
/// <param name="PlanHash">Hash of what could change the result.</param>
/// <param name="ResultHash">Hash of the result: equal for equal plans; null when the result could not be told.</param>
/// <param name="Trials">How its trials ended.</param>
/// <param name="Best">The trial that ranks first, or the choice of the final search with what it did on the holdout; null when there is none.</param>
/// <param name="Seconds">Time from its plan to its end, in seconds.</param>
public sealed record SessionSummary(
    string Session, SessionState State, string PlanHash, string? ResultHash, TrialCounts Trials, BestTrial? Best, double Seconds)
{
    /// <summary>Whether there is a winner, with every gate; null for a session without validation or one that did not complete.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>What is shown beside the verdict; null where there is none.</summary>
    public ValidationFigures? Figures { get; init; }

    /// <summary>What somebody should know who reads the result; may be empty.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Names of the checks of the data gate that were waived for its data; null when none was.</summary>
    public ImmutableArray<string>? Waivers { get; init; }

    /// <summary>Why and after which trial the search stopped: budget, time, stagnation or regretBound; null for a session that was cancelled or failed.</summary>
    public string? Stopped { get; init; }

    /// <summary>What ended the session; null when it completed.</summary>
    public string? Error { get; init; }
}
