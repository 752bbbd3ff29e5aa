namespace Microsoft.DurableTask.Client;

/// <summary>What a removal did.</summary>
public class PurgeResult
{
    /// <summary>Creates the result.</summary>
    /// <param name="count">How many instances were removed.</param>
    public PurgeResult(int count)
        : this(count, null)
    {
    }

    /// <summary>Creates the result.</summary>
    /// <param name="count">How many instances were removed.</param>
    /// <param name="isComplete">Whether nothing is left to remove; null for unknown.</param>
    public PurgeResult(int count, bool? isComplete)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        PurgedInstanceCount = count;
        IsComplete = isComplete;
    }

    /// <summary>How many instances were removed.</summary>
    public int PurgedInstanceCount { get; }

    /// <summary>Whether nothing is left to remove; null for unknown.</summary>
    public bool? IsComplete { get; }
}
