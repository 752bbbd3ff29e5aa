namespace TuningFunctions.Orchestrations;

/// <summary>A run that an orchestration works on.</summary>
/// <param name="RunId">The run's id.</param>
/// <param name="Orchestration">What distinguishes this orchestration from those that other hosts may have started for the run, of any
/// clock: it is drawn where the orchestration is started.</param>
public sealed record RunInput(string RunId, string Orchestration)
{
    /// <summary>The state of the run that somebody was told of last; null for none.</summary>
    public string? Told { get; init; }
}
