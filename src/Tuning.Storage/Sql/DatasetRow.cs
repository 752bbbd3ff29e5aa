using Tuning.Sessions.Planning;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_datasets.</summary>
internal sealed class DatasetRow
{
    public required string Sha256 { get; init; }

    public required long Rows { get; init; }

    public required string Name { get; init; }

    public PlannedDataset ToDataset() => new(Sha256, Rows, Name);
}
