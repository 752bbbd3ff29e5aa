namespace Microsoft.Azure.Functions.Worker;

/// <summary>How often an invocation was tried before.</summary>
public abstract class RetryContext
{
    /// <summary>Creates the context.</summary>
    protected RetryContext()
    {
    }

    /// <summary>The number of retries so far; 0 at the first attempt.</summary>
    public abstract int RetryCount { get; }

    /// <summary>The largest number of retries; -1 for no limit.</summary>
    public abstract int MaxRetryCount { get; }
}
