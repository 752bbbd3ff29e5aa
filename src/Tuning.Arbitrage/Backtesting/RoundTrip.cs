namespace Tuning.Arbitrage.Backtesting;

/// <summary>What entering and leaving a position costs.</summary>
public static class RoundTrip
{
    /// <summary>The cost in bps: two fills on each venue, each with its fee and the slippage.</summary>
    /// <param name="environment">The fees.</param>
    public static double CostBps(TradingEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return (2 * (environment.FeeABps + environment.FeeBBps)) + (4 * environment.SlippageBps);
    }
}
