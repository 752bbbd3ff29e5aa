namespace TuningFunctions.Orchestrations;

/// <summary>Something about a run that somebody is told.</summary>
/// <param name="RunId">The run's id.</param>
/// <param name="Kind">What, such as <c>promoted</c>.</param>
public sealed record NoticeInput(string RunId, string Kind);
