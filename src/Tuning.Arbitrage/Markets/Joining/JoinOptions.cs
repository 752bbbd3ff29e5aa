using Tuning.Arbitrage.Markets.Gating;

namespace Tuning.Arbitrage.Markets.Joining;

/// <summary>How separate streams become one data set.</summary>
public sealed record JoinOptions
{
    /// <summary>The oldest quote of either venue that a row may have; older ones leave the row out. Range: above 0; default one minute.</summary>
    public TimeSpan MaxQuoteAge { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The oldest rate that a row may have; an older one leaves the row out. Range: above 0; default one day: the backtest has a limit of its own for entries.</summary>
    public TimeSpan MaxFxAge { get; init; } = TimeSpan.FromDays(1);

    /// <summary>What the data gate allows of the joined rows. Default: the limits for real venues.</summary>
    public GateLimits Limits { get; init; } = GateLimits.Market;

    /// <summary>What people call the data set. Default empty.</summary>
    public string Name { get; init; } = string.Empty;
}
