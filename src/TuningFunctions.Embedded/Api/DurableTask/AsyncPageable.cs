namespace Microsoft.DurableTask;

/// <summary>Values that arrive page by page and can be enumerated one by one.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
    where T : notnull
{
    /// <summary>Creates the sequence.</summary>
    protected AsyncPageable()
    {
    }

    /// <summary>Enumerates whole pages.</summary>
    /// <param name="continuationToken">The token of an earlier page, or null for the first page.</param>
    /// <param name="pageSizeHint">The wanted number of values a page, or null for the query's own.</param>
    /// <returns>The pages in order.</returns>
    public abstract IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null);

    /// <summary>Enumerates the values of all pages.</summary>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The enumerator.</returns>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages().WithCancellation(cancellationToken))
        {
            foreach (var value in page.Values)
            {
                yield return value;
            }
        }
    }
}
