using Azure.Core;

namespace Tuning.Storage.Artifacts;

/// <summary>A container of Azure Blobs and how it is reached: by a connection string, or by an address and an identity.</summary>
public sealed record BlobOptions
{
    /// <summary>The connection string, a secret that is never logged; null where an identity is used.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The address of the blob service, such as <c>https://account.blob.core.windows.net</c>; null with a connection string.</summary>
    public Uri? ServiceUri { get; init; }

    /// <summary>The identity; null with a connection string.</summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>The container, created on first use; default <c>tuning-artifacts</c>.</summary>
    public string Container { get; init; } = "tuning-artifacts";

    /// <summary>The largest artifact, in bytes, from 1; default 4 GiB.</summary>
    public long LargestBytes { get; init; } = ArtifactLimits.UsualLargestBytes;

    /// <summary>How long a step waits for a service that is out of reach before it fails; default ten minutes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);
}
