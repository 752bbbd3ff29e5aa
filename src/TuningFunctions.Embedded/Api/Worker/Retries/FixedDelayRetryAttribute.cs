namespace Microsoft.Azure.Functions.Worker;

/// <summary>Repeats a failed timer function after equal delays.</summary>
public sealed class FixedDelayRetryAttribute : RetryAttribute
{
    /// <summary>Sets the rule.</summary>
    /// <param name="maxRetryCount">How often the function is repeated at most; -1 = until it succeeds.</param>
    /// <param name="delayInterval">The delay, as <c>hh:mm:ss</c>.</param>
    public FixedDelayRetryAttribute(int maxRetryCount, string delayInterval)
    {
        MaxRetryCount = maxRetryCount;
        DelayInterval = delayInterval;
    }

    /// <summary>The delay, as <c>hh:mm:ss</c>.</summary>
    public string DelayInterval { get; }
}
