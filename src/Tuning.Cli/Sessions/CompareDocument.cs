using System.Collections.Immutable;
using TuningFunctions.Http;

namespace Tuning.Cli.Sessions;

/// <summary>What <c>tune compare --json</c> prints.</summary>
/// <param name="Sessions">The sessions, in the order in which they were named.</param>
/// <param name="SamePlan">Whether their plans are one.</param>
/// <param name="SameResult">Whether all have a result, and one.</param>
internal sealed record CompareDocument(ImmutableArray<SessionStatus> Sessions, bool SamePlan, bool SameResult);
