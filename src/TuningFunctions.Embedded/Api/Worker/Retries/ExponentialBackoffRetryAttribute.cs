namespace Microsoft.Azure.Functions.Worker;

/// <summary>Repeats a failed timer function after delays that double up to a limit.</summary>
public sealed class ExponentialBackoffRetryAttribute : RetryAttribute
{
    /// <summary>Sets the rule.</summary>
    /// <param name="maxRetryCount">How often the function is repeated at most; -1 = until it succeeds.</param>
    /// <param name="minimumInterval">The first delay, as <c>hh:mm:ss</c>.</param>
    /// <param name="maximumInterval">The longest delay, as <c>hh:mm:ss</c>.</param>
    public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval)
    {
        MaxRetryCount = maxRetryCount;
        MinimumInterval = minimumInterval;
        MaximumInterval = maximumInterval;
    }

    /// <summary>The first delay, as <c>hh:mm:ss</c>.</summary>
    public string MinimumInterval { get; }

    /// <summary>The longest delay, as <c>hh:mm:ss</c>.</summary>
    public string MaximumInterval { get; }
}
