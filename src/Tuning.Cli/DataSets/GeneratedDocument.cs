using System.Collections.Immutable;
using Tuning.Arbitrage.Markets.Generation;

namespace Tuning.Cli.DataSets;

/// <summary>What <c>tune data generate --json</c> prints.</summary>
/// <param name="Dataset">Name of the stored data set, sha256:...; absent when it was written to a file.</param>
/// <param name="File">The file that was written; absent when it was stored.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="From">Time of the first row.</param>
/// <param name="To">Time of the last row.</param>
/// <param name="Settings">Everything that decided its bytes.</param>
internal sealed record GeneratedDocument(
    string? Dataset, string? File, long Rows, string From, string To, GeneratorOptions Settings)
{
    /// <summary>Names of the checks that the gate must waive for the file, which looks like any other; absent when none.</summary>
    public ImmutableArray<string>? WaiversNeeded { get; init; }
}
