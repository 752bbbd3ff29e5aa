using Tuning.Arbitrage.Markets.Storing;

namespace Tuning.Cli.DataSets;

/// <summary>A data set in a list.</summary>
/// <param name="Dataset">Its name, sha256:...</param>
/// <param name="Name">What people call it.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="From">Time of the first row.</param>
/// <param name="To">Time of the last row.</param>
/// <param name="SizeBytes">Bytes on disk.</param>
internal sealed record ListedDataSet(string Dataset, string Name, long Rows, string? From, string? To, long SizeBytes)
{
    /// <summary>The row of a stored data set.</summary>
    /// <param name="description">What the store keeps beside it.</param>
    public static ListedDataSet Of(DataSetDescription description) => new(
        $"sha256:{description.ContentHash}",
        description.Name,
        description.Report.AcceptedRows,
        description.Report.FirstTime,
        description.Report.LastTime,
        description.SizeBytes);
}
