namespace TuningFunctions.Orchestrations;

/// <summary>A run that a step of it ended.</summary>
/// <param name="RunId">The run's id.</param>
/// <param name="Reason">Why.</param>
public sealed record RunFailure(string RunId, string Reason)
{
    /// <summary>What distinguishes the orchestration whose step failed; null where nothing is known of it.</summary>
    public string? Orchestration { get; init; }
}
