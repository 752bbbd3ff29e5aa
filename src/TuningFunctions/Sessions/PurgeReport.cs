namespace TuningFunctions.Sessions;

/// <summary>What a purge removed.</summary>
/// <param name="Sessions">Sessions with their trials, results and events.</param>
/// <param name="Artifacts">Artifacts that no other session refers to.</param>
/// <param name="Instances">Instances of the task hub.</param>
/// <param name="Parts">Parts of uploads that were never put together.</param>
/// <param name="More">Whether there is more to remove: a purge stops after some sessions.</param>
public sealed record PurgeReport(int Sessions, int Artifacts, int Instances, int Parts, bool More);
