namespace Microsoft.Azure.Functions.Worker;

/// <summary>Has the host repeat a function that fails. For timer functions alone: other triggers have their own way to repeat.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class RetryAttribute : Attribute
{
    /// <summary>Creates the attribute.</summary>
    public RetryAttribute()
    {
    }

    /// <summary>How often the function is repeated at most; -1 = until it succeeds.</summary>
    public int MaxRetryCount { get; set; }
}
