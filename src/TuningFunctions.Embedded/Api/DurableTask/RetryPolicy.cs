namespace Microsoft.DurableTask;

/// <summary>Retries with growing delays, each a durable timer.</summary>
public class RetryPolicy
{
    private readonly Func<TaskFailureDetails, bool> _handleFailure = static _ => true;

    /// <summary>Creates the policy.</summary>
    /// <param name="maxNumberOfAttempts">Attempts in all, at least 1.</param>
    /// <param name="firstRetryInterval">Delay before the second attempt, above zero.</param>
    /// <param name="backoffCoefficient">Factor from one delay to the next, at least 1; default 1.</param>
    /// <param name="maxRetryInterval">Longest delay, not below the first; default 1 hour.</param>
    /// <param name="retryTimeout">No retry starts this long after the first attempt, not below the first delay; default infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        Require(maxNumberOfAttempts > 0, nameof(maxNumberOfAttempts), "must be greater than zero.");
        Require(firstRetryInterval > TimeSpan.Zero, nameof(firstRetryInterval), "must be greater than zero.");
        Require(backoffCoefficient >= 1, nameof(backoffCoefficient), "must be greater or equal to 1.0.");
        Require(
            !(maxRetryInterval < firstRetryInterval),
            nameof(maxRetryInterval),
            $"must be greater or equal to the value for {nameof(firstRetryInterval)}.");
        Require(
            retryTimeout is null || retryTimeout == Timeout.InfiniteTimeSpan || retryTimeout >= firstRetryInterval,
            nameof(retryTimeout),
            $"must be greater or equal to the value for {nameof(firstRetryInterval)}.");
        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
        Handle = exception => _handleFailure(TaskFailureDetails.FromException(exception));
    }

    /// <summary>Attempts in all.</summary>
    public int MaxNumberOfAttempts { get; }

    /// <summary>Delay before the second attempt.</summary>
    public TimeSpan FirstRetryInterval { get; }

    /// <summary>Factor from one delay to the next.</summary>
    public double BackoffCoefficient { get; }

    /// <summary>Longest delay.</summary>
    public TimeSpan MaxRetryInterval { get; }

    /// <summary>No retry starts this long after the first attempt; -1 ms is infinite.</summary>
    public TimeSpan RetryTimeout { get; }

    /// <summary>Whether a failure is worth another attempt.</summary>
    public Func<Exception, bool> Handle { get; }

    /// <summary>Unused.</summary>
    [Obsolete("This functionality is not implemented. Use HandleFailure or a TaskRetryHandler instead.")]
    public Func<Exception, Task<bool>>? HandleAsync { get; set; }

    /// <summary>Whether a failure is worth another attempt; default: every one is.</summary>
    public Func<TaskFailureDetails, bool> HandleFailure
    {
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _handleFailure = value;
        }
    }

    private static void Require(bool holds, string parameter, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, $"The value for {parameter} {rule}");
        }
    }
}
