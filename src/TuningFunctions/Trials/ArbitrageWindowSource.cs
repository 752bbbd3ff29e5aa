using System.Collections.Immutable;
using Tuning.Arbitrage;
using Tuning.Arbitrage.Backtesting;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;

namespace TuningFunctions.Trials;

/// <summary>The markets of a plan, as walk-forwards see them.</summary>
/// <param name="markets">The markets by content.</param>
public sealed class ArbitrageWindowSource(MarketCache markets) : IWindowSource
{
    private const string HoldParameter = "maxHoldMs";
    private const double NsPerMs = 1e6;

    /// <inheritdoc/>
    public WindowGround Survey(SessionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Market[] all = [.. MarketsOf(plan)];
        var intervalNs = all.Max(market => market.MedianIntervalNs);
        var environment = ArbitrageBinding.ToEnvironment(plan.Spec.Environment);

        // Several markets are walked through together, where all of them have rows.
        var splits = new SplitSource(
            all.Min(market => market.Count),
            all.Max(market => market.Quotes.TimeNs[0]),
            all.Min(market => market.Quotes.TimeNs[^1] + (long)market.MedianIntervalNs),
            WindowLength.HourNs / Math.Max(1.0, intervalNs))
        {
            PurgeNs = PurgeNs(plan.Spec, environment),
        };
        return new WindowGround(splits, environment.IsResolutionLimited(intervalNs));
    }

    /// <inheritdoc/>
    public IWindowEvaluator Open(SessionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var environment = ArbitrageBinding.ToEnvironment(plan.Spec.Environment);
        ImmutableArray<IWindowEvaluator> evaluators = [.. MarketsOf(plan).Select(market => new ArbitrageWindowEvaluator(market, environment))];
        return evaluators is [var single] ? single : new SeveralDatasets(plan.Spec.Objective, plan.Spec.Across, evaluators);
    }

    /// <inheritdoc/>
    public Window InTime(SessionPlan plan, Window window)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (window.Unit is WindowUnit.Time)
        {
            return window;
        }

        var market = MarketsOf(plan).Single();
        var times = market.Quotes.TimeNs;
        return new Window(
            WindowUnit.Time,
            times[(int)window.Start],
            window.End < market.Count ? times[(int)window.End] : times[^1] + (long)market.MedianIntervalNs);
    }

    private IEnumerable<Market> MarketsOf(SessionPlan plan) => plan.Datasets.Select(dataset => markets.Open(dataset.Sha256));

    // 0 is no limit, and then every window closes what it opened.
    private static long PurgeNs(SessionSpec spec, TradingEnvironment environment)
    {
        var parameter = spec.Parameters.FirstOrDefault(entry => string.Equals(entry.Name, HoldParameter, StringComparison.Ordinal));
        double[] ends = parameter switch
        {
            Parameter.Real real => [real.Low, real.High],
            Parameter.Whole whole => [whole.Low, whole.High],
            Parameter.Categorical category => [.. category.Values.Select(value => value is ParameterValue.Number number ? number.Value : 0)],
            _ => [spec.Fixed.NumberOf(HoldParameter) ?? 0],
        };
        return ends.Min() > 0 ? (long)((ends.Max() + Math.Max(environment.LatencyAMs, environment.LatencyBMs)) * NsPerMs) : 0;
    }
}
