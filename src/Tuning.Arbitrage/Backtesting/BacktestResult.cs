using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>The outcome of one parameter set on one window. What was not asked for is empty or null.</summary>
public sealed record BacktestResult
{
    /// <summary>The metrics.</summary>
    public required BacktestMetrics Metrics { get; init; }

    /// <summary>How often each reason closed a trade, camelCase, in ordinal order; reasons that never did are left out.</summary>
    public required ImmutableSortedDictionary<string, int> Reasons { get; init; }

    /// <summary>Whether a latency above 0 is no longer than the usual time between two rows, so that its length cannot matter.</summary>
    public required bool IsLatencyBelowResolution { get; init; }

    /// <summary>The trades in the order in which they closed.</summary>
    public ImmutableArray<Trade> Trades { get; init; } = [];

    /// <summary>SHA-256 of the decision trace, in lower-case hexadecimal digits.</summary>
    public string? TraceHash { get; init; }

    /// <summary>Profit and loss of each full hour of the window, in money.</summary>
    public ImmutableArray<double> HourlyPnl { get; init; } = [];

    /// <summary>The mark of each row of the window, in money.</summary>
    public ImmutableArray<double> Equity { get; init; } = [];

    /// <summary>Share of the window's rows, 0 to 1, on which an allowed position of either direction would have reached its exit.</summary>
    public double? ExitReachedShare { get; init; }

    internal static BacktestResult Of(RunPlan plan, in RunState run, HourGrid hours, bool keepsHours = false)
    {
        var (quotes, window) = (plan.Market.Quotes, plan.Window);
        var spanNs = window.Count > 0 ? quotes.TimeNs[window.EndRow - 1] - quotes.TimeNs[window.FirstRow] : 0;
        var hourlyPnl = hours.ProfitAndLoss(plan.Environment.Balance);
        return new BacktestResult
        {
            Metrics = MetricsOfRun.From(run.Tally, run.Marks, hourlyPnl, spanNs),
            Reasons = ReasonsOf(run.Tally),
            IsLatencyBelowResolution = plan.Environment.IsLatencyBelowResolution(plan.Market.MedianIntervalNs),
            HourlyPnl = keepsHours ? ImmutableCollectionsMarshal.AsImmutableArray(hourlyPnl) : [],
        };
    }

    private static ImmutableSortedDictionary<string, int> ReasonsOf(in TradeTally tally)
    {
        var reasons = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var reason in Enum.GetValues<ExitReason>())
        {
            if (tally.CountOf(reason) is var count and > 0)
            {
                reasons.Add(ExitReasonNames.Of(reason), count);
            }
        }

        return reasons.ToImmutable();
    }
}
