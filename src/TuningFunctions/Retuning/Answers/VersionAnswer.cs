using Tuning.Retuning.Champions;
using Tuning.Spaces;

namespace TuningFunctions.Retuning.Answers;

/// <summary>A version of a place.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Parameters">Every parameter.</param>
/// <param name="Session">The session that chose it.</param>
/// <param name="CreatedAt">When it was stored, UTC.</param>
public sealed record VersionAnswer(int Version, ChampionState State, ParameterSet Parameters, string Session, DateTimeOffset CreatedAt);
