using Tuning.Arbitrage.Markets.Csv;
using Tuning.Arbitrage.Markets.Gating;

namespace Tuning.Arbitrage.Markets.Storing;

/// <summary>How a file becomes a data set.</summary>
public sealed record ImportOptions
{
    /// <summary>Names of the columns. Default: the plain header.</summary>
    public CsvMapping Mapping { get; init; } = CsvMapping.Default;

    /// <summary>What the data gate allows. Default: the limits for real venues.</summary>
    public GateLimits Limits { get; init; } = GateLimits.Market;

    /// <summary>What people call the data set, such as the name of the file; it is no part of the content. Default empty.</summary>
    public string Name { get; init; } = string.Empty;
}
