using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_data.</summary>
internal sealed class RegisteredRow
{
    public required string Sha256 { get; init; }

    public required long SizeBytes { get; init; }

    public required string DescriptionJson { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    public RegisteredDataset ToDataset() => new(Sha256, SizeBytes, DescriptionJson, StoredAt);
}
