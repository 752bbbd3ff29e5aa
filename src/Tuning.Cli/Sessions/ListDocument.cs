using System.Collections.Immutable;

namespace Tuning.Cli.Sessions;

/// <summary>What <c>tune list --json</c> prints.</summary>
/// <param name="Sessions">The sessions, newest first.</param>
/// <param name="Next">The session that the next page goes on after; absent when these are the last ones.</param>
internal sealed record ListDocument(ImmutableArray<ListedSession> Sessions, string? Next);
