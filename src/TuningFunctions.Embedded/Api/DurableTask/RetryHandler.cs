namespace Microsoft.DurableTask;

/// <summary>Decides whether a failed task is tried again at once.</summary>
/// <param name="retryContext">What is known about the failure.</param>
/// <returns>True to try again.</returns>
public delegate bool RetryHandler(RetryContext retryContext);
