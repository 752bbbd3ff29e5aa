using System.Text.Json.Serialization;

namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>Everything that decides the bytes of a generated market. Options of a level that does not use them are ignored.</summary>
public sealed record GeneratorOptions
{
    /// <summary>The version of the generator: it changes whenever a byte of what it makes does.</summary>
    public const int Version = 1;

    /// <summary>How real the market is. Default L1.</summary>
    public GeneratorLevel Level { get; init; } = GeneratorLevel.L1;

    /// <summary>The number of rows. Range: 2 to 100 million; default 200,000.</summary>
    public long Rows { get; init; } = 200_000;

    /// <summary>The seed. Range: 0 to 2^53; default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Time of the first row, nanoseconds since the Unix epoch. Default 2025-01-01T00:00:00Z.</summary>
    public long StartNs { get; init; } = 1_735_689_600 * Instant.PerSecond;

    /// <summary>Time between two rows, in nanoseconds. Range: 1 ms to 1 day; default 10 s.</summary>
    public long IntervalNs { get; init; } = 10 * Instant.PerSecond;

    /// <summary>The price at the start, in the quote currency of A. Range: above 0; default 30,000.</summary>
    public double Price { get; init; } = 30_000;

    /// <summary>Volatility of the price, annual, as a share. Range: 0 to 5; default .6.</summary>
    public double Volatility { get; init; } = 0.6;

    /// <summary>Stationary standard deviation of the premium, in bps. Range: above 0 to 500; default 20. Ignored by random walks and by the regimes calm and wild.</summary>
    public double SpreadSdBps { get; init; } = 20;

    /// <summary>Mean reversion k of the premium, per hour. Range: above 0 to 36,000; default 18, which is .05 a row at 10 s. Ignored by random walks.</summary>
    public double MeanReversionPerHour { get; init; } = 18;

    /// <summary>Standard deviation of an hour's change of the premium, in bps. Range: above 0 to 1,000; default 40. Used by random walks alone.</summary>
    public double WalkBpsPerSqrtHour { get; init; } = 40;

    /// <summary>Half of the bid-ask spread on A, in bps. Range: 0 to 500; default 0 on L0 and FreeRandomWalk, 80 on CostAboveEdge, else 1.</summary>
    public double HalfSpreadABps { get; init; } = 1;

    /// <summary>Half of the bid-ask spread on B, in bps. Range and default as on A.</summary>
    public double HalfSpreadBBps { get; init; } = 1;

    /// <summary>Mean length of a regime, in hours. Range: above 0 to 10,000; default 24. Used from L2 on.</summary>
    public double RegimeHours { get; init; } = 24;

    /// <summary>Standard deviation of the premium in calm regimes, in bps. Range: above 0 to 500; default 8. Used from L2 on.</summary>
    public double CalmSdBps { get; init; } = 8;

    /// <summary>Standard deviation of the premium in wild regimes, in bps. Range: above 0 to 500; default 25. Used from L2 on.</summary>
    public double WildSdBps { get; init; } = 25;

    /// <summary>How fast the mean of the premium moves away and back in drifting regimes, in bps an hour. Range: 0 to 100; default 3. Used from L2 on.</summary>
    public double DriftBpsPerHour { get; init; } = 3;

    /// <summary>Weight of the last squared return in the variance of the next (GARCH(1,1)). Range: 0 to .5; default .05. Used by L3.</summary>
    public double GarchAlpha { get; init; } = 0.05;

    /// <summary>Weight of the last variance in the next (GARCH(1,1)). Range: 0 to .999, with alpha below 1; default .94. Used by L3.</summary>
    public double GarchBeta { get; init; } = 0.94;

    /// <summary>Degrees of freedom of the returns' t distribution; even. Range: 4 to 40; default 6. Used by L3.</summary>
    public int TailDegrees { get; init; } = 6;

    /// <summary>Mean number of jumps of the price a day. Range: 0 to 1,000; default 2. Used by L3.</summary>
    public double JumpsPerDay { get; init; } = 2;

    /// <summary>Standard deviation of a jump, in bps. Range: 0 to 1,000; default 40. Used by L3.</summary>
    public double JumpSdBps { get; init; } = 40;

    /// <summary>Median time by which A's quotes lag the price, in ms. Range: 0 to 60,000; default 120. Used by L3.</summary>
    public double LagAMs { get; init; } = 120;

    /// <summary>Median time by which B's quotes lag the price, in ms. Range: 0 to 60,000; default 20. Used by L3.</summary>
    public double LagBMs { get; init; } = 20;

    /// <summary>The step of prices on both venues, each in its own currency. Range: 0 (none) to a hundredth of the price; default .5. Used by L3.</summary>
    public double TickSize { get; init; } = 0.5;

    /// <summary>Median quantity at a best quote, in units of the base asset. Range: above 0; default .5. Used by L3.</summary>
    public double SizeMedian { get; init; } = 0.5;

    /// <summary>Currency of A for one unit of the currency of B at the start. Range: above 0; default 1.1. Used by L3.</summary>
    public double FxRate { get; init; } = 1.1;

    /// <summary>Volatility of the rate, annual, as a share. Range: 0 to 2; default .08. Used by L3.</summary>
    public double FxVolatility { get; init; } = 0.08;

    /// <summary>Mean number of times a day that the rate is not quoted for a while. Range: 0 to 100; default 1. Used by L3.</summary>
    public double FxGapsPerDay { get; init; } = 1;

    /// <summary>Mean number of times a day that a venue stands still, for each venue. Range: 0 to 100; default .5. Used by L3.</summary>
    public double OutagesPerDay { get; init; } = 0.5;

    /// <summary>Whether the premium never reverts.</summary>
    [JsonIgnore]
    public bool IsWalk => Level is GeneratorLevel.RandomWalk or GeneratorLevel.FreeRandomWalk;

    /// <summary>Whether there are regimes.</summary>
    [JsonIgnore]
    public bool HasRegimes => Level is GeneratorLevel.L2 or GeneratorLevel.L3;

    /// <summary>The columns of the market.</summary>
    [JsonIgnore]
    public QuoteColumns Columns => Level is GeneratorLevel.L3
        ? QuoteColumns.Plain.With(QuoteColumn.BidSizeA).With(QuoteColumn.AskSizeA).With(QuoteColumn.BidSizeB).With(QuoteColumn.AskSizeB)
            .With(QuoteColumn.Fx).With(QuoteColumn.FxTime)
        : QuoteColumns.Plain;

    /// <summary>The options of a level with all its defaults.</summary>
    /// <param name="level">The level.</param>
    public static GeneratorOptions Of(GeneratorLevel level)
    {
        var halfSpreadBps = level switch
        {
            GeneratorLevel.L0 or GeneratorLevel.FreeRandomWalk => 0,
            GeneratorLevel.CostAboveEdge => 80,
            _ => 1,
        };
        return new GeneratorOptions { Level = level, HalfSpreadABps = halfSpreadBps, HalfSpreadBBps = halfSpreadBps };
    }
}
