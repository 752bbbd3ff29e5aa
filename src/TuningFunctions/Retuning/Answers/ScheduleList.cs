using System.Collections.Immutable;

namespace TuningFunctions.Retuning.Answers;

/// <summary>Schedules by name.</summary>
/// <param name="Schedules">The schedules.</param>
public sealed record ScheduleList(ImmutableArray<ScheduleAnswer> Schedules);
