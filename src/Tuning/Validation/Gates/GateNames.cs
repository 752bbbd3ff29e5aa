using System.Collections.Immutable;

namespace Tuning.Validation.Gates;

/// <summary>The names of the gates, in the order in which verdicts list them.</summary>
public static class GateNames
{
    /// <summary>Trades out of sample.</summary>
    public const string Trades = "trades";

    /// <summary>t of the stitched hourly profit and loss.</summary>
    public const string TStatistic = "tStatistic";

    /// <summary>Probability that the Sharpe ratio of the stitched record is above what sessions without merit show.</summary>
    public const string SharpeProbability = "sharpeProbability";

    /// <summary>Largest share of one window in the profit.</summary>
    public const string Concentration = "concentration";

    /// <summary>Share of windows with a profit.</summary>
    public const string WinningWindows = "winningWindows";

    /// <summary>Profit and loss of the holdout.</summary>
    public const string HoldoutPnl = "holdoutPnl";

    /// <summary>t of the holdout against what the walk-forward lets expect.</summary>
    public const string HoldoutT = "holdoutT";

    /// <summary>Profit and loss with fees a quarter higher.</summary>
    public const string StressFees = "stressFees";

    /// <summary>Profit and loss with more latency.</summary>
    public const string StressLatency = "stressLatency";

    /// <summary>Profit and loss with entries against fresh quotes only.</summary>
    public const string FreshQuotes = "phantomFreshQuotes";

    /// <summary>Profit and loss with every fill one row later.</summary>
    public const string OneRowLater = "phantomOneRowLater";

    /// <summary>Profit and loss without the best 1 % of the trades.</summary>
    public const string WithoutBestTrades = "phantomWithoutBestTrades";

    /// <summary>The gates on other fills and quotes, which only a strategy that is evaluated here can be held against.</summary>
    public static ImmutableArray<string> OfFills { get; } = [FreshQuotes, OneRowLater];

    /// <summary>Parameters that change nothing.</summary>
    public const string Sensitivity = "sensitivity";

    /// <summary>Findings of the data gate that were waived.</summary>
    public const string DataQuality = "dataQuality";
}
