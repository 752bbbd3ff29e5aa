using Tuning.Arbitrage.Markets.Generation;
using Tuning.Arbitrage.Markets.Storing;

namespace TuningFunctions.Tests.Retuning;

/// <summary>
/// A planted market of level L2 that changes its regime once: deviations of 8 and 25 bps, a row every .6 s, and a premium that
/// reverts so slowly from row to row (k times the interval is .001) that the closed forms of the continuous premium hold.
/// </summary>
/// <param name="seed">A seed whose regimes are two.</param>
/// <param name="days">Its length, in days.</param>
internal sealed class SwitchedMarket(ulong seed, int days)
{
    /// <summary>The half-spreads move edges down by their sum and what is left of a spread up by it.</summary>
    public const int ExitBps = 2;

    public const double CostBps = 12;

    public const double ReversionPerRow = .001;

    private const int RowsADay = 144_000;
    private const long Day = 86_400_000_000_000;

    /// <summary>Fees of 2 bps a fill and half-spreads of 1 bps on each venue make the 12 bps of the closed form.</summary>
    public const string Environment = "{feeABps: 2, feeBBps: 2, latencyAMs: 1000, latencyBMs: 1000}";

    public GeneratorOptions Options { get; } = GeneratorOptions.Of(GeneratorLevel.L2) with
    {
        Rows = days * RowsADay,
        Seed = seed,
        StartNs = (Start.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * 100,
        IntervalNs = 600_000_000,
        MeanReversionPerHour = 6,
        RegimeHours = 480,
    };

    /// <summary>Its first row: a Monday, an hour before schedules look.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 1, 5, 4, 0, 0, TimeSpan.Zero);

    /// <summary>The regimes in their order.</summary>
    public IReadOnlyList<RegimeSpan> Regimes => new QuoteGenerator(Options).Regimes;

    /// <summary>When it changes its regime.</summary>
    public DateTimeOffset SwitchedAt => Start.AddTicks(Regimes[1].FirstRow * Options.IntervalNs / 100);

    /// <summary>Some of its days as a data set of their own.</summary>
    public ContentHash Cut(DataSetStore store, int firstDay, int count)
    {
        var outcome = store.Freeze([store.Generate(Options).Hash], Options.StartNs + (firstDay * Day), Options.StartNs + ((firstDay + count) * Day), "arrived");
        return outcome.Hash!.Value;
    }
}
