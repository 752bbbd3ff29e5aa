using System.Text;
using System.Text.Json;

namespace Tuning.Arbitrage.Markets.Storing;

/// <content>Data sets that come from other stores and go there: canonical files with what is kept beside them.</content>
public sealed partial class DataSetStore
{
    /// <summary>The canonical file of a data set.</summary>
    /// <param name="hash">Its name.</param>
    /// <exception cref="FileNotFoundException">The store has no such data set.</exception>
    public Stream OpenFile(ContentHash hash) => File.OpenRead(PathOf(hash, Extension));

    /// <summary>What the store keeps beside a data set, as text for <see cref="AdoptAsync"/>; nothing when it keeps nothing.</summary>
    /// <param name="hash">The data set's name.</param>
    public string? DescriptionText(ContentHash hash) =>
        Describe(hash) is { } description ? JsonSerializer.Serialize(description, MarketJson.Default.DataSetDescription) : null;

    /// <summary>What a text says about a data set; nothing when another version wrote it.</summary>
    /// <param name="text">What <see cref="DescriptionText"/> gave.</param>
    public static DataSetDescription? ReadDescription(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, MarketJson.Default.DataSetDescription);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Takes a data set from another store. It appears whole or not at all, and is compared with its name when it is opened.</summary>
    /// <param name="hash">Its name.</param>
    /// <param name="description">What is kept beside it; nothing when nothing is known.</param>
    /// <param name="copyAsync">Writes the canonical file.</param>
    /// <param name="cancellationToken">Ends the work; nothing is stored then.</param>
    public async Task AdoptAsync(
        ContentHash hash, string? description, Func<Stream, CancellationToken, Task> copyAsync, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(copyAsync);
        Directory.CreateDirectory(_folder);
        using var incoming = IncomingFolder.In(_folder);
        var written = incoming.FileOf("canonical");
        await using (var file = new FileStream(written, FileMode.CreateNew, FileAccess.Write))
        {
            await copyAsync(file, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        if (description is not null)
        {
            Put(incoming, Encoding.UTF8.GetBytes(description), PathOf(hash, DescriptionExtension));
        }

        File.Move(written, PathOf(hash, Extension), overwrite: true);
    }

    /// <summary>Removes a data set, unmapping it first: nobody may be using it.</summary>
    /// <param name="hash">Its name.</param>
    /// <returns>Whether the store had it.</returns>
    public bool Evict(ContentHash hash)
    {
        if (_open.TryRemove(hash, out var opening) && opening.IsValueCreated)
        {
            opening.Value.Dispose();
        }

        return Remove(hash);
    }
}
