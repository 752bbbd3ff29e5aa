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
    public ITrialEvaluator Open(SessionPlan plan, EvaluationScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var environment = ArbitrageBinding.ToEnvironment(plan.Spec.Environment);
        ImmutableArray<IBatchEvaluator> evaluators =
        [
            .. MarketsOf(plan, scope.Window).Select(market =>
                new ArbitrageEvaluator(market, RowsOf(market, scope.Share), environment, scope.HashesDecisions)),
        ];
        return evaluators is [var single] ? single : new SeveralMarkets(plan.Spec, evaluators);
    }

    /// <inheritdoc/>
    public ImmutableArray<string> Explain(SessionPlan plan, string window, ParameterSet point)
    {
        var environment = ArbitrageBinding.ToEnvironment(plan.Spec.Environment);
        var notes = ImmutableArray.CreateBuilder<string>();
        var traded = MarketsOf(plan, window).ToArray();
        for (var i = 0; i < traded.Length; i++)
        {
            var place = traded.Length == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"datasets[{i}]: ");
            notes.AddRange(Explain(traded[i], environment, point).Select(note => place + note));
        }

        return notes.ToImmutable();
    }

    private static IEnumerable<string> Explain(Market market, TradingEnvironment environment, ParameterSet point)
    {
        var result = ScalarKernel.Run(
            market, MarketWindow.Whole(market), environment, ArbitrageBinding.ToParameters(point), s_explaining);
        if (result.ExitReachedShare is { } share)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"exit reached on {100 * share:0.##} % of rows");
        }

        if (result.IsLatencyBelowResolution)
        {
            yield return "latency below resolution: rows are further apart than the latency, so its exact length changes nothing";
        }
    }

    private static MarketWindow RowsOf(Market market, double share) =>
        MarketWindow.Rows(market, 0, Math.Max(1, (int)Math.Ceiling(share * market.Count)));

    private IEnumerable<Market> MarketsOf(SessionPlan plan, string window)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return string.Equals(window, SessionPlan.WholeWindow, StringComparison.Ordinal)
            ? plan.Datasets.Select(dataset => markets.Open(dataset.Sha256))
            : throw new InvalidOperationException($"The plan has no window {window}.");
    }
}
