using System.Runtime.InteropServices;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>What a fill costs: the factors between a quote and the money that a unit brings or takes.</summary>
/// <param name="SlippageShare">How far a fill moves the price, as a share of it.</param>
/// <param name="FeeAShare">Fee on A as a share of the money.</param>
/// <param name="FeeBShare">Fee on B as a share of the money.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UnwindCosts(double SlippageShare, double FeeAShare, double FeeBShare)
{
    public static UnwindCosts Of(TradingEnvironment environment) =>
        new(environment.SlippageBps * 1e-4, environment.FeeShare(Venue.A), environment.FeeShare(Venue.B));

    /// <summary>Money that buying a unit takes, for each 1 of the ask.</summary>
    public double BuyFactor(Venue venue) => (1 + SlippageShare) * (1 + (venue == Venue.A ? FeeAShare : FeeBShare));

    /// <summary>Money that selling a unit brings, for each 1 of the bid.</summary>
    public double SellFactor(Venue venue) => (1 - SlippageShare) * (1 - (venue == Venue.A ? FeeAShare : FeeBShare));
}
