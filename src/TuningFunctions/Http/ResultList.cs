using System.Collections.Immutable;
using TuningFunctions.Sessions;

namespace TuningFunctions.Http;

/// <summary>Completed trials of a session, best first.</summary>
/// <param name="Session">The session's id.</param>
/// <param name="Label">What they were measured on: inSample.</param>
/// <param name="Results">The trials.</param>
public sealed record ResultList(string Session, string Label, ImmutableArray<BestTrial> Results);
