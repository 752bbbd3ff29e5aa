using System.Collections.Immutable;

namespace Tuning.Reports;

/// <summary>What the best trial did on one data set, run again for the report. Money is in the quote currency of A.</summary>
/// <param name="Dataset">What the session calls the data set.</param>
/// <param name="Equity">Marks of the equity in order of time, thinned without losing an extreme.</param>
public sealed record RunRecord(string Dataset, ImmutableArray<EquityMark> Equity)
{
    /// <summary>Profit and loss after all costs.</summary>
    public required double NetPnl { get; init; }

    /// <summary>Fees of all fills.</summary>
    public required double FeesPaid { get; init; }

    /// <summary>What slippage cost.</summary>
    public required double SlippagePaid { get; init; }

    /// <summary>How many trades each reason closed.</summary>
    public required ImmutableSortedDictionary<string, int> Reasons { get; init; }
}
