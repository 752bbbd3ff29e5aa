using System.Buffers;
using System.Security.Cryptography;
using Tuning.Artifacts;

namespace Tuning.Storage.Artifacts;

/// <summary>Content on its way into or out of a store: a temporary file with its hash. Disposing it removes the file.</summary>
internal sealed class IncomingArtifact : IAsyncDisposable
{
    private const int BufferBytes = 1 << 17;

    private readonly FileStream _file;

    private IncomingArtifact(FileStream file) => _file = file;

    /// <summary>The content's name and size.</summary>
    public ArtifactContent Content { get; private set; }

    /// <summary>The file.</summary>
    public string Path => _file.Name;

    /// <summary>Takes content in.</summary>
    /// <param name="content">The content.</param>
    /// <param name="folder">Where the file is made.</param>
    /// <param name="limitBytes">The largest size that is taken.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArtifactTooLargeException">The content is larger.</exception>
    public static async Task<IncomingArtifact> TakeAsync(
        Stream content, string folder, long limitBytes, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var path = System.IO.Path.Combine(folder, System.IO.Path.GetRandomFileName());
        var incoming = new IncomingArtifact(new FileStream(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, BufferBytes, FileOptions.Asynchronous));
        try
        {
            await incoming.FillAsync(content, limitBytes, cancellationToken);
            return incoming;
        }
        catch
        {
            await incoming.DisposeAsync();
            throw;
        }
    }

    /// <summary>The content from its start. The stream ends with this object.</summary>
    public Stream Rewound()
    {
        _file.Position = 0;
        return _file;
    }

    /// <summary>Moves the file to where it is kept; one that is there already has the same content.</summary>
    /// <param name="path">The path within the same disk.</param>
    public void MoveTo(string path)
    {
        // What is named by its content must be whole even after a power cut.
        _file.Flush(flushToDisk: true);
        File.Move(_file.Name, path, overwrite: true);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        File.Delete(_file.Name);
    }

    private async Task FillAsync(Stream content, long limitBytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var size = 0L;
            for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                size += read;
                if (size > limitBytes)
                {
                    throw new ArtifactTooLargeException(limitBytes);
                }

                hash.AppendData(buffer, 0, read);
                await _file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            await _file.FlushAsync(cancellationToken);
            Content = new ArtifactContent(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
