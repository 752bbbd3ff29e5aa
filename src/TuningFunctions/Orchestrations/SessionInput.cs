namespace TuningFunctions.Orchestrations;

/// <summary>The session that an orchestration or an activity works on.</summary>
/// <param name="SessionId">The session's id.</param>
public sealed record SessionInput(string SessionId);
