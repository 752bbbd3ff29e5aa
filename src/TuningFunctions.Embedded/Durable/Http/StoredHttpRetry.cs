namespace TuningFunctions.Embedded.Durable.Http;

/// <summary>How a request of an orchestrator is repeated, as it stands in the history.</summary>
/// <param name="MaxNumberOfAttempts">How often it is sent at most.</param>
/// <param name="FirstRetryInterval">The first delay.</param>
/// <param name="BackoffCoefficient">By what each delay is longer than the one before.</param>
/// <param name="MaxRetryInterval">The longest delay.</param>
/// <param name="RetryTimeout">How long it is repeated.</param>
/// <param name="StatusCodesToRetry">The answers after which it is repeated.</param>
internal sealed record StoredHttpRetry(
    int MaxNumberOfAttempts,
    TimeSpan FirstRetryInterval,
    double BackoffCoefficient,
    TimeSpan MaxRetryInterval,
    TimeSpan RetryTimeout,
    int[] StatusCodesToRetry);
