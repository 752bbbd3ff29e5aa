using System.Collections.Immutable;
using Tuning.Sessions;

namespace Tuning.Retuning.Schedules;

/// <summary>What became of reading a schedule file.</summary>
/// <param name="Schedule">The schedule; null when there are problems.</param>
/// <param name="Problems">Everything that is wrong, in the order of the file; empty when there is a schedule.</param>
public sealed record ScheduleReading(Schedule? Schedule, ImmutableArray<SpecProblem> Problems);
