using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>A timer at every full hour.</summary>
public sealed class TimerFunctions(Firings firings)
{
    [Function("Hourly")]
    public Task HourlyAsync([TimerTrigger("%HourlySchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        firings.AddAsync(timer, cancellationToken);
}
