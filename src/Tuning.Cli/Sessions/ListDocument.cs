using System.Collections.Immutable;

namespace Tuning.Cli.Sessions;

/// <summary>What <c>tune list --json</c> prints.</summary>
/// <param name="Sessions">The sessions of the home, newest first.</param>
internal sealed record ListDocument(ImmutableArray<ListedSession> Sessions);
