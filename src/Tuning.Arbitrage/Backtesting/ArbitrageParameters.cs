using Tuning.Arbitrage.Zones;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>What a search may vary. A value that is left out is 0 = off.</summary>
/// <param name="EntryBps">Edge from which a position is entered, in bps, inclusive.</param>
/// <param name="ExitBps">What is left of the spread, in bps, down to which a position is closed, inclusive; below <paramref name="EntryBps"/>.</param>
public sealed record ArbitrageParameters(double EntryBps, double ExitBps)
{
    /// <summary>Unrealised gain that closes the position, in bps of the entry notional, inclusive; 0 = off.</summary>
    public double TakeProfitBps { get; init; }

    /// <summary>Unrealised loss that closes the position, in bps of the entry notional, inclusive; 0 = off.</summary>
    public double StopLossBps { get; init; }

    /// <summary>Time since the later entry fill that closes the position, in ms, inclusive; 0 = off.</summary>
    public double MaxHoldMs { get; init; }

    /// <summary>Time since the later exit fill during which nothing is entered, in ms; 0 = off.</summary>
    public double CoolOffMs { get; init; }

    /// <summary>Drawdown in % of the peak that closes the position and ends entries until the window ends, inclusive; 0 = off.</summary>
    public double DrawdownStopPct { get; init; }

    /// <summary>Half-life of the slow premium that the triggers are centred on, in ms; 0 = off.</summary>
    public double CentreHalfLifeMs { get; init; }

    /// <summary>Weights of the zones; null = off.</summary>
    public ZoneProfile? ZoneProfile { get; init; }

    /// <summary>Whether a position could ever be entered and left in this order: the exit lies below the entry.</summary>
    public bool AreOrdered => ExitBps < EntryBps;
}
