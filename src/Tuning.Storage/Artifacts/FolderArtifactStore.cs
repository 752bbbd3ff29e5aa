using Tuning.Artifacts;

namespace Tuning.Storage.Artifacts;

/// <summary>Artifacts in a folder: the store of a single machine.</summary>
/// <param name="folder">The folder, created on first use.</param>
/// <param name="largestBytes">The largest artifact, in bytes, from 1; default 4 GiB.</param>
public sealed class FolderArtifactStore(string folder, long largestBytes = ArtifactLimits.UsualLargestBytes) : IArtifactStore
{
    /// <inheritdoc/>
    public async Task<ArtifactContent> PutAsync(Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        await using var incoming = await IncomingArtifact.TakeAsync(
            content, Path.Combine(folder, "incoming"), largestBytes, cancellationToken);
        var path = PathOf(incoming.Content.Sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        incoming.MoveTo(path);
        return incoming.Content;
    }

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(string sha256, CancellationToken cancellationToken) => Task.FromResult(File.Exists(PathOf(sha256)));

    /// <inheritdoc/>
    public async Task ReadAsync(string sha256, Stream destination, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var path = PathOf(sha256);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no artifact {sha256}.");
        }

        await using var file = File.OpenRead(path);
        var found = Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(file, cancellationToken));
        if (!string.Equals(found, sha256, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"The artifact {sha256} is damaged: its content has the hash {found}.");
        }

        file.Position = 0;
        await file.CopyToAsync(destination, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string sha256, CancellationToken cancellationToken)
    {
        var path = PathOf(sha256);
        var exists = File.Exists(path);
        File.Delete(path);
        return Task.FromResult(exists);
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string sha256, DateTimeOffset storedBefore, CancellationToken cancellationToken)
    {
        var path = PathOf(sha256);
        return File.GetLastWriteTimeUtc(path) < storedBefore.UtcDateTime ? DeleteAsync(sha256, cancellationToken) : Task.FromResult(false);
    }

    /// <inheritdoc/>
    public Task<int> DeleteAllAsync(DateTimeOffset storedBefore, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (File.GetLastWriteTimeUtc(file) < storedBefore.UtcDateTime)
            {
                File.Delete(file);
                removed += ArtifactName.IsValid(Path.GetFileName(file)) ? 1 : 0;
            }
        }

        return Task.FromResult(removed);
    }

    private string PathOf(string sha256) => Path.Combine(folder, ArtifactName.Require(sha256)[..2], sha256);
}
