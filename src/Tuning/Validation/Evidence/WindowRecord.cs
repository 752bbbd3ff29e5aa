using System.Collections.Immutable;

namespace Tuning.Validation.Evidence;

/// <summary>What a choice did on a window that it was not made from. Money is in the quote currency of A.</summary>
/// <param name="NetPnl">Profit and loss after all costs.</param>
/// <param name="Days">Length of the window in days, above 0.</param>
/// <param name="Turnover">Money of all fills.</param>
/// <param name="FeesPaid">Fees of all fills.</param>
public sealed record WindowRecord(double NetPnl, double Days, double Turnover, double FeesPaid)
{
    /// <summary>Profit and loss of each full hour, flat hours 0.</summary>
    public ImmutableArray<double> HourlyPnl { get; init; } = [];

    /// <summary>Profit and loss of each trade, in the order in which they closed.</summary>
    public ImmutableArray<double> TradePnl { get; init; } = [];

    /// <summary>Hold of each trade in hours, in the same order.</summary>
    public ImmutableArray<double> HoldHours { get; init; } = [];

    /// <summary>Whether it is unknown which trades were made, so that hours and trades are empty for want of them; false unless stated.</summary>
    public bool LacksTrades { get; init; }

    /// <summary>What an external strategy itself reports for the window; null where the record says it all.</summary>
    public ImmutableSortedDictionary<string, double>? Values { get; init; }

    /// <summary>The record of doing nothing.</summary>
    /// <param name="days">Length of the window in days.</param>
    /// <param name="hours">Its full hours.</param>
    public static WindowRecord Flat(double days, int hours) =>
        new(0, days, 0, 0) { HourlyPnl = [.. Enumerable.Repeat(0.0, hours)] };
}
