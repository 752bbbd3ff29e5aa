using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace TuningFunctions.Embedded.Durable.Episodes;

/// <summary>Failures as the engine records them.</summary>
internal static class Failures
{
    /// <summary>An activity of this name is unknown; not worth a retry.</summary>
    public static TaskFailureDetails UnknownActivity(string name) =>
        Named("ActivityTaskNotFound", $"No activity task named '{name}' was found.");

    /// <summary>An orchestrator of this name is unknown; not worth a retry.</summary>
    public static TaskFailureDetails UnknownOrchestrator(string name) =>
        Named("OrchestratorTaskNotFound", $"No orchestrator task named '{name}' was found.");

    /// <summary>An activity was running alone when the process died for the third time.</summary>
    public static TaskFailureDetails Poison(string name) => Named(
        "PoisonActivity", $"The activity '{name}' was running alone when the process crashed for the third time; it is not run again.");

    /// <summary>The child's id belongs to an instance that has not ended.</summary>
    public static TaskFailureDetails IdTaken(string instanceId) => Named(
        typeof(DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException).FullName!, IdTakenMessage(instanceId));

    /// <summary>The real host's words for a start with an id in use.</summary>
    public static string IdTakenMessage(string instanceId) => $"An Orchestration instance with the ID {instanceId} already exists.";

    /// <summary>An exception that a function threw.</summary>
    public static TaskFailureDetails Thrown(Exception exception) => exception is TaskFailedException failed
        ? new(exception.GetType().ToString(), exception.Message, exception.StackTrace, failed.FailureDetails, Nothing())
        : TaskFailureDetails.FromThrown(exception);

    /// <summary>A failure with a name of its own.</summary>
    public static TaskFailureDetails Named(string type, string message) => new(type, message, null, null, Nothing());

    /// <summary>The end of an instance whose orchestrator threw.</summary>
    public static EpisodeEnd.Terminal End(Exception exception) =>
        new(OrchestrationRuntimeStatus.Failed, exception.Message, Thrown(exception));

    private static Dictionary<string, object?> Nothing() => new(StringComparer.Ordinal);
}
