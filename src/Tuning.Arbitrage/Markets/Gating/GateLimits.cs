using System.Collections.Immutable;

namespace Tuning.Arbitrage.Markets.Gating;

/// <summary>What the data gate allows.</summary>
public sealed record GateLimits
{
    /// <summary>The limits for quotes of real venues.</summary>
    public static GateLimits Market { get; } = new();

    /// <summary>The limits for generated quotes: a bid may equal its ask.</summary>
    public static GateLimits Generated { get; } = new() { LockedQuotesAreLegal = true };

    /// <summary>The fewest rows of a data set. Range: 1 and more; default 2, which have one interval.</summary>
    public long MinimumRows { get; init; } = 2;

    /// <summary>The longest time between two rows. Range: above 0; default one day.</summary>
    public TimeSpan MaxGap { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The largest factor, up or down, between a price and the one a row earlier. Range: above 1; default 1.5.</summary>
    public double MaxJumpFactor { get; init; } = 1.5;

    /// <summary>From when on a venue without a change is a warning. Default 15 minutes.</summary>
    public TimeSpan StaleWarning { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The factor between the mids of the venues from which on their currencies are doubted. Range: above 1; default 1.5.</summary>
    public double MismatchFactor { get; init; } = 1.5;

    /// <summary>Whether a bid may equal its ask: legal in generated data only. Default false.</summary>
    public bool LockedQuotesAreLegal { get; init; }

    /// <summary>How many problems and how many warnings are spelt out; all are counted. Range: 1 and more; default 20.</summary>
    public int Shown { get; init; } = 20;

    /// <summary>Checks that the user waives by name; default none.</summary>
    public ImmutableArray<GateCheck> Waivers { get; init; } = [];
}
