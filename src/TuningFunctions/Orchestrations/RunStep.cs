namespace TuningFunctions.Orchestrations;

/// <summary>Where a run stands after a step, and what is waited for next.</summary>
/// <param name="RunId">The run's id.</param>
/// <param name="State">Its state, as it is stored.</param>
/// <param name="HasEnded">Whether nothing is left to do.</param>
public sealed record RunStep(string RunId, string State, bool HasEnded)
{
    /// <summary>The session that is to run next; null for none.</summary>
    public string? SessionId { get; init; }

    /// <summary>Until when something is waited for, UTC; null to go on at once.</summary>
    public DateTime? WaitUntilUtc { get; init; }

    /// <summary>What somebody is told, such as <c>promoted</c>; null for nothing.</summary>
    public string? Notice { get; init; }
}
