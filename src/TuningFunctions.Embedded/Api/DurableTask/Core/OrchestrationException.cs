using Microsoft.DurableTask;

namespace DurableTask.Core.Exceptions;

/// <summary>A failed task as the engine raises it, before the public form is made of it.</summary>
internal abstract class OrchestrationException : Exception
{
    private protected OrchestrationException(int scheduleId, string name, TaskFailureDetails? failureDetails)
    {
        ScheduleId = scheduleId;
        Name = name;
        FailureDetails = failureDetails;
    }

    /// <summary>The sequence number of the attempt.</summary>
    public int ScheduleId { get; }

    /// <summary>The name of the task.</summary>
    public string Name { get; }

    /// <summary>What failed; null for a terminated child.</summary>
    public TaskFailureDetails? FailureDetails { get; }

    /// <summary>Whether another attempt is pointless.</summary>
    public bool IsNonRetriable => FailureDetails?.ErrorType is "ActivityTaskNotFound" or "OrchestratorTaskNotFound";
}
