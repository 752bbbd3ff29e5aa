using System.Collections.Immutable;
using Tuning.Sessions.Planning;

namespace Tuning.Reports;

/// <summary>What a report says about a data set.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="Facts">What was found in it, each with a name and a text.</param>
public sealed record DataSheet(PlannedDataset Dataset, ImmutableArray<DataFact> Facts)
{
    /// <summary>How the larger edge of a row is distributed, in bps; empty where the strategy has no edges.</summary>
    public ImmutableArray<HistogramBar> Edges { get; init; } = [];

    /// <summary>What a round trip costs, in bps; null where the strategy has no such cost.</summary>
    public double? CostBps { get; init; }
}
