using Tuning.Arbitrage.Markets.Csv;
using Tuning.Arbitrage.Markets.Gating;

namespace Tuning.Arbitrage.Markets.Joining;

/// <summary>How separate streams become one data set.</summary>
public sealed record JoinOptions
{
    /// <summary>The oldest quote of either venue that a row may have; older ones leave the row out. Range: above 0; default one minute.</summary>
    public TimeSpan MaxQuoteAge { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The oldest rate that a row may have; an older one leaves the row out. Range: above 0; default one day: the backtest has a limit of its own for entries.</summary>
    public TimeSpan MaxFxAge { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Names of the columns in the file of A, of which only the time and those of A count. Default: the plain header.</summary>
    public CsvMapping MappingA { get; init; } = CsvMapping.Default;

    /// <summary>Names of the columns in the file of B, likewise. Default: the plain header.</summary>
    public CsvMapping MappingB { get; init; } = CsvMapping.Default;

    /// <summary>Names of the time and of the rate in the file of rates. Default: the plain header.</summary>
    public CsvMapping MappingFx { get; init; } = CsvMapping.Default;

    /// <summary>What the data gate allows of the joined rows. Default: the limits for real venues.</summary>
    public GateLimits Limits { get; init; } = GateLimits.Market;

    /// <summary>What people call the data set. Default empty.</summary>
    public string Name { get; init; } = string.Empty;
}
