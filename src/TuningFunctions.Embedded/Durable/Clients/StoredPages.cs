using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Durable.Clients;

/// <summary>Values of the store, page by page in the order of their keys.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
internal sealed class StoredPages<T>(string? start, int pageSize, Func<long, int, List<(long Key, T Value)>> read) : AsyncPageable<T>
    where T : notnull
{
    /// <inheritdoc/>
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        ReadAsync(continuationToken ?? start, Math.Max(1, pageSizeHint ?? pageSize));

    private async IAsyncEnumerable<Page<T>> ReadAsync(
        string? token, int size, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var after = string.IsNullOrEmpty(token) ? 0 : long.Parse(token, CultureInfo.InvariantCulture);
            var rows = await Task.Run(() => read(after, size + 1), cancellationToken);
            var more = rows.Count > size;
            token = more ? rows[size - 1].Key.ToString(CultureInfo.InvariantCulture) : null;
            yield return new Page<T>([.. rows.Take(size).Select(static r => r.Value)], token);
        }
        while (token is not null);
    }
}
