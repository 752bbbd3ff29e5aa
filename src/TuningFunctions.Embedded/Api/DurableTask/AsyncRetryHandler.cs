namespace Microsoft.DurableTask;

/// <summary>Decides whether a failed task is tried again; may await durable tasks first.</summary>
/// <param name="retryContext">What is known about the failure.</param>
/// <returns>True to try again.</returns>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);
