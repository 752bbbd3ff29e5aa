using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_artifacts.</summary>
internal sealed class ArtifactRow
{
    public required string SessionId { get; init; }

    public required string Kind { get; init; }

    public required string Sha256 { get; init; }

    public required long SizeBytes { get; init; }

    public required string MediaType { get; init; }

    public StoredArtifact ToArtifact() => new(SessionId, Kind, Sha256, SizeBytes, MediaType);
}
