using Tuning.Arbitrage;
using Tuning.Arbitrage.Backtesting;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;

namespace TuningFunctions.Trials;

/// <summary>The market of a plan, as walk-forwards see it.</summary>
/// <param name="markets">The markets by content.</param>
public sealed class ArbitrageWindowSource(MarketCache markets) : IWindowSource
{
    private const string HoldParameter = "maxHoldMs";
    private const double NsPerMs = 1e6;

    /// <inheritdoc/>
    public WindowGround Survey(SessionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var market = MarketOf(plan);
        var times = market.Quotes.TimeNs;
        var environment = ArbitrageBinding.ToEnvironment(plan.Spec.Environment);
        var splits = new SplitSource(
            market.Count,
            times[0],
            times[^1] + (long)market.MedianIntervalNs,
            WindowLength.HourNs / Math.Max(1.0, market.MedianIntervalNs))
        {
            PurgeNs = PurgeNs(plan.Spec, environment),
        };
        return new WindowGround(splits, environment.IsResolutionLimited(market.MedianIntervalNs));
    }

    /// <inheritdoc/>
    public IWindowEvaluator Open(SessionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new ArbitrageWindowEvaluator(MarketOf(plan), ArbitrageBinding.ToEnvironment(plan.Spec.Environment));
    }

    private Market MarketOf(SessionPlan plan) => markets.Open(plan.Datasets.Single().Sha256);

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
