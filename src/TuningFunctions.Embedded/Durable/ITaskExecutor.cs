using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Durable;

/// <summary>Runs the functions that the engine schedules: the function catalogue of the host, or plain delegates in tests.</summary>
internal interface ITaskExecutor
{
    /// <summary>Whether there is an orchestrator of a name, case aside.</summary>
    bool HasOrchestrator(string name);

    /// <summary>Whether there is an activity of a name, case aside.</summary>
    bool HasActivity(string name);

    /// <summary>Runs an orchestrator.</summary>
    /// <remarks>
    /// Called on the single thread of an episode with its synchronization context set, and again for every replay. What is
    /// awaited on the way must be durable: middleware that awaits anything else breaks the episode as it does on the real host.
    /// </remarks>
    /// <param name="name">The name by which it was called.</param>
    /// <param name="context">The orchestration; its input is read with GetInput.</param>
    /// <returns>The result, not serialized.</returns>
    Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context);

    /// <summary>Runs an activity.</summary>
    /// <param name="call">What is called, by whom, with which serialized input.</param>
    /// <param name="cancellationToken">Cancelled when the host stops; the activity then stays pending.</param>
    /// <returns>The serialized result; null for none.</returns>
    Task<string?> RunActivityAsync(ActivityCall call, CancellationToken cancellationToken);
}
