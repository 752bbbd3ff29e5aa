using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Tuning.Artifacts;
using Tuning.Storage.Resilience;

namespace Tuning.Storage.Artifacts;

/// <summary>Artifacts as Azure Blobs, which several machines may share. While the service is out of reach, steps wait and try again.</summary>
public sealed class BlobArtifactStore : IArtifactStore
{
    private readonly BlobContainerClient _container;
    private readonly OutagePatience _patience;
    private readonly long _largestBytes;
    private volatile bool _isCreated;

    /// <summary>Names the container, which is reached on first use.</summary>
    /// <param name="options">The container and how it is reached.</param>
    /// <param name="time">The clock of the waits.</param>
    /// <exception cref="ArgumentException">Neither a connection string nor an address with an identity is given.</exception>
    // The client library loads this assembly without being built against it here: naming it makes every program carry it along.
    [DynamicDependency(DynamicallyAccessedMemberTypes.None, typeof(System.IO.Hashing.Crc64))]
    public BlobArtifactStore(BlobOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _container = ServiceOf(options).GetBlobContainerClient(options.Container);
        _patience = new OutagePatience(options.Patience, time, IsOutage);
        _largestBytes = options.LargestBytes;
    }

    /// <inheritdoc/>
    public async Task<ArtifactContent> PutAsync(Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        await using var incoming = await IncomingArtifact.TakeAsync(content, Path.GetTempPath(), _largestBytes, cancellationToken);
        var blob = BlobOf(incoming.Content.Sha256);
        await InContainerAsync(
            async token =>
            {
                while (!await IsTouchedAsync(blob, token))
                {
                    try
                    {
                        var onlyIfNew = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
                        await blob.UploadAsync(incoming.Rewound(), onlyIfNew, token);
                        return true;
                    }
                    catch (RequestFailedException taken) when (taken.Status is 409 or 412)
                    {
                        // Somebody else stored it in between: then it is touched, unless it is gone again by then.
                    }
                }

                return false;
            },
            cancellationToken);
        return incoming.Content;
    }

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(string sha256, CancellationToken cancellationToken)
    {
        var blob = BlobOf(sha256);
        return InContainerAsync(async token => (await blob.ExistsAsync(token)).Value, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ReadAsync(string sha256, Stream destination, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var blob = BlobOf(sha256);
        await using var arrived = await InContainerAsync(
            async token =>
            {
                try
                {
                    await using var source = await blob.OpenReadAsync(cancellationToken: token);
                    return await IncomingArtifact.TakeAsync(source, Path.GetTempPath(), long.MaxValue, token);
                }
                catch (RequestFailedException missing) when (missing.Status is 404)
                {
                    throw new FileNotFoundException($"There is no artifact {sha256}.", missing);
                }
            },
            cancellationToken);
        if (!string.Equals(arrived.Content.Sha256, sha256, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"The artifact {sha256} is damaged: its content has the hash {arrived.Content.Sha256}.");
        }

        await arrived.Rewound().CopyToAsync(destination, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string sha256, CancellationToken cancellationToken)
    {
        var blob = BlobOf(sha256);
        return InContainerAsync(
            async token => (await blob.DeleteIfExistsAsync(cancellationToken: token)).Value, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string sha256, DateTimeOffset storedBefore, CancellationToken cancellationToken)
    {
        var blob = BlobOf(sha256);
        return InContainerAsync(token => DeleteAsync(blob, storedBefore, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> DeleteAllAsync(DateTimeOffset storedBefore, CancellationToken cancellationToken) => InContainerAsync(
        async token =>
        {
            var removed = 0;
            await foreach (var item in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, null, token))
            {
                if (item.Properties.LastModified < storedBefore
                    && await DeleteAsync(_container.GetBlobClient(item.Name), storedBefore, token))
                {
                    removed++;
                }
            }

            return removed;
        },
        cancellationToken);

    private static async Task<bool> DeleteAsync(BlobClient blob, DateTimeOffset storedBefore, CancellationToken cancellationToken)
    {
        try
        {
            var untouched = new BlobRequestConditions { IfUnmodifiedSince = storedBefore };
            return (await blob.DeleteIfExistsAsync(DeleteSnapshotsOption.None, untouched, cancellationToken)).Value;
        }
        catch (RequestFailedException touched) when (touched.Status is 412)
        {
            return false;
        }
    }

    // What is stored again counts as stored now: whoever removes old content leaves it alone.
    private static async Task<bool> IsTouchedAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            await blob.SetHttpHeadersAsync(
                new BlobHttpHeaders { ContentType = "application/octet-stream" }, cancellationToken: cancellationToken);
            return true;
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            return false;
        }
    }

    private static BlobServiceClient ServiceOf(BlobOptions options)
    {
        // A version that every service of the last years and Azurite speak.
        var client = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2021_12_02);
        // One patience for every service: see OutagePatience.
        client.Retry.MaxRetries = 0;
        client.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
        return options switch
        {
            { ConnectionString: { Length: > 0 } connection } => new BlobServiceClient(connection, client),
            { ServiceUri: { } address, Credential: { } credential } => new BlobServiceClient(address, credential, client),
            _ => throw new ArgumentException("Blobs need a connection string, or an address and an identity.", nameof(options)),
        };
    }

    private static bool IsOutage(Exception failure) => failure switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
        AggregateException many => many.InnerExceptions.All(IsOutage),
        HttpRequestException or IOException => failure is not FileNotFoundException,
        _ => false,
    };

    private BlobClient BlobOf(string sha256) => _container.GetBlobClient(ArtifactName.Require(sha256));

    private Task<T> InContainerAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken cancellationToken) =>
        _patience.RunAsync(
            async token =>
            {
                if (!_isCreated)
                {
                    await _container.CreateIfNotExistsAsync(cancellationToken: token);
                    _isCreated = true;
                }

                return await step(token);
            },
            cancellationToken);
}
