using Tuning.Arbitrage.Markets.Generation;

namespace Tuning.Arbitrage.Markets.Truth;

/// <summary>
/// What a rule of thresholds earns on a generated market of level L0 to L2 with zero latency, and which rule earns most.
/// Thresholds are those of the backtest: edges at executable prices, so a half-spread on each side takes from the entry,
/// adds to the exit and costs twice.
/// </summary>
public sealed class PlantedOptimum
{
    private readonly double _sdBps;
    private readonly double _reversionPerRow;
    private readonly double _rowsPerDay;
    private readonly double _halfSpreadsBps;

    /// <summary>Creates the truth of a market, or of one of its regimes.</summary>
    /// <param name="options">The market.</param>
    /// <param name="feesBps">Fees of all four fills together, in bps.</param>
    /// <param name="regime">The regime; the usual one for levels without regimes.</param>
    /// <exception cref="ArgumentException">The market has no closed form.</exception>
    public PlantedOptimum(GeneratorOptions options, double feesBps, Regime regime = Regime.Usual)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.IsWalk || options.Level is GeneratorLevel.L3 || regime is Regime.Drift)
        {
            throw new ArgumentException("Random walks, L3 and drifting regimes have no closed form.", nameof(options));
        }

        _sdBps = SpreadPath.SdBps(options, regime);
        _reversionPerRow = SpreadPath.ReversionPerRow(options);
        _rowsPerDay = 86_400.0 * Instant.PerSecond / options.IntervalNs;
        _halfSpreadsBps = options.HalfSpreadABps + options.HalfSpreadBBps;
        CostBps = feesBps + (2 * _halfSpreadsBps);
    }

    /// <summary>Cost of a round trip, fees and both crossings, in bps.</summary>
    public double CostBps { get; }

    /// <summary>The expected gain of a rule, in bps of the notional a day.</summary>
    /// <param name="entryBps">The entry threshold.</param>
    /// <param name="exitBps">The exit threshold.</param>
    public double BpsPerDay(double entryBps, double exitBps)
    {
        var rule = new ThresholdRule((entryBps + _halfSpreadsBps) / _sdBps, (exitBps - _halfSpreadsBps) / _sdBps);
        return PerDay(rule.Flipping.Seen(_reversionPerRow));
    }

    /// <summary>The best entry for a given exit threshold.</summary>
    /// <param name="exitBps">The exit threshold.</param>
    public double BestEntryBps(double exitBps)
    {
        var shift = ThresholdRule.StepShift(_reversionPerRow);
        var seenExit = ((exitBps - _halfSpreadsBps) / _sdBps) - shift;
        return ((ThresholdRule.BestAt(seenExit, CostBps / _sdBps).Entry - shift) * _sdBps) - _halfSpreadsBps;
    }

    /// <summary>The best of all rules: it leaves where it enters the other side.</summary>
    public (double EntryBps, double ExitBps) Best()
    {
        var entry = (ThresholdRule.Best(CostBps / _sdBps).Entry - ThresholdRule.StepShift(_reversionPerRow)) * _sdBps;
        return (entry - _halfSpreadsBps, _halfSpreadsBps - entry);
    }

    /// <summary>How much of the best gain a rule gives up, as a share; above 1 when it loses.</summary>
    /// <param name="entryBps">The entry threshold.</param>
    /// <param name="exitBps">The exit threshold.</param>
    /// <param name="givenExit">Whether it is measured against the best entry for its own exit, instead of the best of all rules.</param>
    public double Regret(double entryBps, double exitBps, bool givenExit)
    {
        var best = givenExit ? (EntryBps: BestEntryBps(exitBps), ExitBps: exitBps) : Best();
        return 1 - (BpsPerDay(entryBps, exitBps) / BpsPerDay(best.EntryBps, best.ExitBps));
    }

    private double PerDay(ThresholdRule rule) => rule.Rate(CostBps / _sdBps) * _sdBps * _reversionPerRow * _rowsPerDay;
}
