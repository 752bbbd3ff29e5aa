using System.Collections.Immutable;

namespace Tuning.Cli.DataSets;

/// <summary>What <c>tune data list --json</c> prints.</summary>
/// <param name="Datasets">The data sets of the home, in the order of their hashes.</param>
internal sealed record DataListDocument(ImmutableArray<ListedDataSet> Datasets);
