using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>A frequent timer that also runs at start.</summary>
public sealed class StartupTimerFunctions(Firings firings)
{
    [Function("Often")]
    public Task OftenAsync([TimerTrigger("*/10 * * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellationToken) =>
        firings.AddAsync(timer, cancellationToken);
}
