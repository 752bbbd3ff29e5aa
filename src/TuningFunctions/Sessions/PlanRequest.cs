using Tuning.Sessions.Reading;

namespace TuningFunctions.Sessions;

/// <summary>A session to plan.</summary>
/// <param name="Source">The session file with what was given beside it.</param>
/// <param name="Folder">The folder that relative paths of data start at; null where files are out of reach.</param>
public sealed record PlanRequest(SpecSource Source, string? Folder);
