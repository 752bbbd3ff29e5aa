using Microsoft.DurableTask;

namespace DurableTask.Core.Exceptions;

/// <summary>A failed activity.</summary>
internal sealed class TaskFailedException(int scheduleId, string name, TaskFailureDetails? failureDetails)
    : OrchestrationException(scheduleId, name, failureDetails);
