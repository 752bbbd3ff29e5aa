using System.Collections.Immutable;

namespace TuningFunctions.Http;

/// <summary>Trials of a session in the order of their numbers.</summary>
/// <param name="Session">The session's id.</param>
/// <param name="Trials">The trials.</param>
/// <param name="Next">The number that the next page begins with (<c>?first=</c>); null when these are the last ones.</param>
public sealed record TrialList(string Session, ImmutableArray<TrialAnswer> Trials, int? Next);
