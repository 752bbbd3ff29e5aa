namespace Microsoft.DurableTask;

/// <summary>One page of a longer sequence.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
public sealed class Page<T>
    where T : notnull
{
    /// <summary>Creates the page.</summary>
    /// <param name="values">The values.</param>
    /// <param name="continuationToken">Where the next page starts, or null after the last.</param>
    public Page(IReadOnlyList<T> values, string? continuationToken = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        ContinuationToken = continuationToken;
    }

    /// <summary>The values of this page.</summary>
    public IReadOnlyList<T> Values { get; }

    /// <summary>Where the next page starts, or null after the last.</summary>
    public string? ContinuationToken { get; }
}
