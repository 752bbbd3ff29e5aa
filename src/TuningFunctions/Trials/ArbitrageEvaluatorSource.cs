using System.Collections.Immutable;
using System.Globalization;
using Tuning.Arbitrage;
using Tuning.Arbitrage.Backtesting;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Strategies;

namespace TuningFunctions.Trials;

/// <summary>Opens the backtest of a plan's data and environment.</summary>
/// <param name="markets">The markets by content.</param>
public sealed class ArbitrageEvaluatorSource(MarketCache markets) : IEvaluatorSource
{
    private static readonly BacktestOptions s_explaining = new() { CountsExitRows = true };

    /// <inheritdoc/>
    public ITrialEvaluator Open(SessionPlan plan, string window)
    {
        var market = MarketOf(plan, window);
        return new ArbitrageEvaluator(
            market, MarketWindow.Whole(market), ArbitrageBinding.ToEnvironment(plan.Spec.Environment));
    }

    /// <inheritdoc/>
    public ImmutableArray<string> Explain(SessionPlan plan, string window, ParameterSet point)
    {
        var market = MarketOf(plan, window);
        var environment = ArbitrageBinding.ToEnvironment(plan.Spec.Environment);
        var result = ScalarKernel.Run(
            market, MarketWindow.Whole(market), environment, ArbitrageBinding.ToParameters(point), s_explaining);
        var notes = ImmutableArray.CreateBuilder<string>();
        if (result.ExitReachedShare is { } share)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"exit reached on {100 * share:0.##} % of rows"));
        }

        if (result.IsLatencyBelowResolution)
        {
            notes.Add("latency below resolution: rows are further apart than the latency, so its exact length changes nothing");
        }

        return notes.ToImmutable();
    }

    private Market MarketOf(SessionPlan plan, string window)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return string.Equals(window, SessionPlan.WholeWindow, StringComparison.Ordinal)
            ? markets.Open(plan.Datasets.Single().Sha256)
            : throw new InvalidOperationException($"The plan has no window {window}.");
    }
}
