using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets.Summaries;

namespace Tuning.Arbitrage.Tests.Markets.Summaries;

public sealed class ThresholdQuantilesTests
{
    // Edges of selling A: 0, 10, 20, 30 bps; of selling B: -20, -30, -40, -50 within a hundredth.
    private readonly Market _market = new(Intake.Of(Intake.Header
        + "0,100,100.1,99.9,100\n1000,100.1,100.2,99.9,100\n2000,100.2,100.3,99.9,100\n3000,100.3,100.4,99.9,100\n").Series);

    [Theory]
    [InlineData(AllowedDirections.Both, "entryBps", 0, 0)]
    [InlineData(AllowedDirections.Both, "entryBps", .5, 10)]
    [InlineData(AllowedDirections.Both, "entryBps", .51, 20)]
    [InlineData(AllowedDirections.Both, "entryBps", 1, 30)]
    [InlineData(AllowedDirections.ShortB, "entryBps", 1, -19.98)]
    [InlineData(AllowedDirections.Both, "exitBps", 0, -30)]
    [InlineData(AllowedDirections.Both, "exitBps", .5, 0)]
    [InlineData(AllowedDirections.ShortA, "exitBps", 0, 19.98)]
    [InlineData(AllowedDirections.ShortA, "exitBps", 1, 49.8)]
    [InlineData(AllowedDirections.ShortB, "exitBps", 1, 0)]
    public void Of_SmallMarket_CountsByHand(AllowedDirections directions, string parameter, double share, double expected)
    {
        var quantiles = new ThresholdQuantiles();
        quantiles.Add(_market.Edges, MarketWindow.Whole(_market), directions);

        quantiles.Of(parameter, share).ShouldBe(expected, 1e-9);
    }

    [Fact]
    public void Of_RowsOfAWindow_CountsNoOthers()
    {
        var quantiles = new ThresholdQuantiles();
        quantiles.Add(_market.Edges, MarketWindow.Rows(_market, 0, 2), AllowedDirections.Both);

        quantiles.Of("entryBps", 1).ShouldBe(10, 1e-9);
    }

    [Fact]
    public void Of_EdgesThatNeverWarmUp_HaveNoQuantile()
    {
        var quantiles = new ThresholdQuantiles();
        quantiles.Add(_market.EdgesFor(60_000), MarketWindow.Whole(_market), AllowedDirections.Both);

        quantiles.IsEmpty.ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => quantiles.Of("entryBps", .5));
    }
}
