using System.Collections.Immutable;
using Tuning.Sessions;

namespace TuningFunctions.External.AskTell;

/// <summary>What somebody is given who asks for trials.</summary>
/// <param name="Session">The session's id.</param>
/// <param name="State">Where the session stands: after its end nothing is to be asked any more.</param>
/// <param name="Trials">The trials; may be empty.</param>
/// <param name="PauseSeconds">How long to wait before asking again where there is none, in seconds.</param>
public sealed record AskedTrials(string Session, SessionState State, ImmutableArray<AskedTrial> Trials, double PauseSeconds);
