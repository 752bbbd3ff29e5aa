using Microsoft.DurableTask;

namespace DurableTask.Core.Exceptions;

/// <summary>A failed sub-orchestration.</summary>
internal sealed class SubOrchestrationFailedException(int scheduleId, string name, TaskFailureDetails? failureDetails)
    : OrchestrationException(scheduleId, name, failureDetails);
