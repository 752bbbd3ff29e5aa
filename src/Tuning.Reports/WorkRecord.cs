using System.Collections.Immutable;

namespace Tuning.Reports;

/// <summary>Where and when the work of a session was done.</summary>
/// <param name="Hosts">The machines that evaluated jobs.</param>
/// <param name="Jobs">How many jobs were evaluated.</param>
/// <param name="Seconds">The sum of their times, in seconds.</param>
/// <param name="LastEndedAt">When the last one was done, UTC; null without jobs.</param>
public sealed record WorkRecord(ImmutableArray<string> Hosts, int Jobs, double Seconds, DateTimeOffset? LastEndedAt);
