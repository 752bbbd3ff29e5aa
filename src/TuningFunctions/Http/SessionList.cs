using System.Collections.Immutable;

namespace TuningFunctions.Http;

/// <summary>Sessions, newest first.</summary>
/// <param name="Sessions">The sessions.</param>
public sealed record SessionList(ImmutableArray<SessionStatus> Sessions);
