using System.Collections.Immutable;

namespace TuningFunctions.Http;

/// <summary>Sessions, newest first.</summary>
/// <param name="Sessions">The sessions.</param>
/// <param name="Next">What the next page is asked for with (<c>?after=</c>); null when these are the last ones.</param>
public sealed record SessionList(ImmutableArray<SessionStatus> Sessions, string? Next);
