using DurableTask.Core.Exceptions;

namespace Microsoft.DurableTask;

/// <summary>An activity or sub-orchestration failed.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>Creates the exception from its cause.</summary>
    /// <param name="taskName">The name of the task.</param>
    /// <param name="taskId">The sequence number of its last attempt.</param>
    /// <param name="innerException">The cause.</param>
    public TaskFailedException(string taskName, int taskId, Exception innerException)
        : base(Describe(taskName, taskId, (innerException as OrchestrationException)?.FailureDetails?.ErrorMessage ?? innerException?.Message), innerException)
    {
        ArgumentNullException.ThrowIfNull(innerException);
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = TaskFailureDetails.FromException(innerException);
    }

    /// <summary>Creates the exception from recorded details.</summary>
    /// <param name="taskName">The name of the task.</param>
    /// <param name="taskId">The sequence number of its last attempt.</param>
    /// <param name="failureDetails">What failed.</param>
    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : base(Describe(taskName, taskId, failureDetails?.ErrorMessage))
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails!;
    }

    /// <summary>The name of the task.</summary>
    public string TaskName { get; }

    /// <summary>The sequence number of its last attempt.</summary>
    public int TaskId { get; }

    /// <summary>What failed.</summary>
    public TaskFailureDetails FailureDetails { get; }

    /// <summary>Whether the task failed by an exception of a type.</summary>
    /// <typeparam name="T">The type; derived ones count.</typeparam>
    /// <returns>True if so.</returns>
    [Obsolete("Use FailureDetails.IsCausedBy<T>() instead.")]
    public bool IsCausedByException<T>()
        where T : Exception => FailureDetails.IsCausedBy<T>();

    private static string Describe(string taskName, int taskId, string? detail) => detail is null
        ? $"Task '{taskName}' (#{taskId}) failed with an unhandled exception."
        : $"Task '{taskName}' (#{taskId}) failed with an unhandled exception: {detail}";
}
