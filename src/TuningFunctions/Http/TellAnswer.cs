using System.Collections.Immutable;
using Tuning.Sessions;

namespace TuningFunctions.Http;

/// <summary>What became of told results.</summary>
/// <param name="Session">The session's id.</param>
/// <param name="State">Where the session stands.</param>
/// <param name="Told">The trials whose results are stored, now or by an earlier telling of the same.</param>
/// <param name="Refused">The trials that are held by another lease: somebody else evaluates them, and these results changed nothing.</param>
public sealed record TellAnswer(string Session, SessionState State, ImmutableArray<int> Told, ImmutableArray<int> Refused);
