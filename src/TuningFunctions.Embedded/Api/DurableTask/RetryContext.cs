namespace Microsoft.DurableTask;

/// <summary>What a retry handler knows about a failure.</summary>
/// <param name="OrchestrationContext">The orchestration that called the task.</param>
/// <param name="LastAttemptNumber">The number of the attempt that failed, from 1.</param>
/// <param name="LastFailure">Its failure.</param>
/// <param name="TotalRetryTime">Time since the first attempt, in orchestration time.</param>
/// <param name="CancellationToken">Cancelled when retrying should stop.</param>
public record RetryContext(
    TaskOrchestrationContext OrchestrationContext,
    int LastAttemptNumber,
    TaskFailureDetails LastFailure,
    TimeSpan TotalRetryTime,
    CancellationToken CancellationToken);
