using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using TuningFunctions.Retuning;

namespace TuningFunctions.Timers;

/// <summary>Looks every minute which schedules are due, claims their runs and starts them.</summary>
/// <param name="clerk">What claims and starts runs.</param>
public sealed class RetuneTimer(RunClerk clerk)
{
    /// <summary>Looks once.</summary>
    /// <param name="timer">The timer.</param>
    /// <param name="client">The host's client.</param>
    /// <param name="cancellationToken">Ends the work when the host stops.</param>
    [Function(nameof(RetuneTimer))]
    public Task RunAsync(
        [TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        clerk.LookAsync(client, cancellationToken);
}
