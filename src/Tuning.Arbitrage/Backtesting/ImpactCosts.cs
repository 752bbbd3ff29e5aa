using System.Runtime.InteropServices;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>What the impact of a fill costs.</summary>
/// <param name="ImpactShare">How far a fill of the whole quantity at the quote moves the price, as a share of it.</param>
/// <param name="FeeAShare">Fee on A as a share of the money.</param>
/// <param name="FeeBShare">Fee on B as a share of the money.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ImpactCosts(double ImpactShare, double FeeAShare, double FeeBShare)
{
    public static ImpactCosts Of(TradingEnvironment environment) =>
        new(environment.ImpactBps * 1e-4, environment.FeeShare(Venue.A), environment.FeeShare(Venue.B));
}
