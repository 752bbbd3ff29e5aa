namespace Tuning.Artifacts;

/// <summary>
/// Where large things are kept by their content: reports, equity, trades, data sets. What is stored under a hash never
/// changes, and is compared with the hash whenever it is read. Safe to use from several threads and processes.
/// </summary>
public interface IArtifactStore
{
    /// <summary>Stores content, or finds it stored. It appears whole or not at all.</summary>
    /// <param name="content">The content, read from where it stands to its end.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Its name and size.</returns>
    /// <exception cref="ArtifactTooLargeException">The content is larger than the store takes.</exception>
    Task<ArtifactContent> PutAsync(Stream content, CancellationToken cancellationToken);

    /// <summary>Whether content is stored.</summary>
    /// <param name="sha256">Its SHA-256, 64 lower-case hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The name is no hash.</exception>
    Task<bool> ExistsAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Copies stored content to a stream, none of it before all of it was compared with its name.</summary>
    /// <param name="sha256">Its SHA-256, 64 lower-case hexadecimal digits.</param>
    /// <param name="destination">Where it goes.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentException">The name is no hash.</exception>
    /// <exception cref="FileNotFoundException">Nothing is stored under the name.</exception>
    /// <exception cref="InvalidDataException">What is stored no longer matches its name.</exception>
    Task ReadAsync(string sha256, Stream destination, CancellationToken cancellationToken);

    /// <summary>Removes content.</summary>
    /// <param name="sha256">Its SHA-256, 64 lower-case hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="ArgumentException">The name is no hash.</exception>
    Task<bool> DeleteAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Removes content unless somebody has stored it, also again, since an instant.</summary>
    /// <param name="sha256">Its SHA-256, 64 lower-case hexadecimal digits.</param>
    /// <param name="storedBefore">The instant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it was there and is removed.</returns>
    /// <exception cref="ArgumentException">The name is no hash.</exception>
    Task<bool> DeleteAsync(string sha256, DateTimeOffset storedBefore, CancellationToken cancellationToken);

    /// <summary>Removes everything that nobody has stored, also again, since an instant.</summary>
    /// <param name="storedBefore">The instant.</param>
    /// <param name="cancellationToken">Ends the work; what is removed stays removed.</param>
    /// <returns>How many artifacts were removed.</returns>
    Task<int> DeleteAllAsync(DateTimeOffset storedBefore, CancellationToken cancellationToken);
}
