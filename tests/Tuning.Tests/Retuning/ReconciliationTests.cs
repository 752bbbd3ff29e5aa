using Tuning.Retuning.Feedback;

namespace Tuning.Tests.Retuning;

public sealed class ReconciliationTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Run_LiveTradesBesideTheBacktest_MatchesEachOnce()
    {
        ModelTrade[] trades = [Trade(0), Trade(60), Trade(120) with { IsShortA = false }];

        var found = Reconciliation.Run([.. Fills("a", 1, 2), .. Fills("b", 61, 2), .. Fills("c", 119, 2)], trades, TimeSpan.FromMinutes(5), _ => 1);

        found.Select(trade => (trade.TradeId, trade.DecidedAt is not null)).ShouldBe([("a", true), ("b", true), ("c", false), (null, true)]);
        found[0].SlippageBps!.Value.ShouldBe(2, 1e-6);
        found[0].ModelPnl.ShouldBe(5);
        found[0].LivePnl!.Value.ShouldBe(-0.08, 1e-9, "0.02 of slippage on each of four fills of one unit at 100");
        found[2].SlippageBps.ShouldBeNull();
    }

    [Theory]
    [InlineData(1.25)]
    [InlineData(null)]
    public void Run_VenuesInTwoCurrencies_CountsWhatBFilledAtItsRate(double? rate)
    {
        // On A sold at 100 and bought back at 99; on B bought at 80 and sold at 80.5, each leg with a fee of .1 in its own currency.
        LiveFill[] fills =
        [
            .. Fills("a", 1, 0).Zip([100.0, 80.0, 99.0, 80.5], (fill, price) => fill with { Price = price, Fee = .1 }),
        ];

        var found = Reconciliation.Run(fills, [], TimeSpan.FromMinutes(5), _ => rate).ShouldHaveSingleItem();

        if (rate is null)
        {
            found.LivePnl.ShouldBeNull("a rate that is not known is missing, not one");
        }
        else
        {
            found.LivePnl!.Value.ShouldBe((1 - .2) + (1.25 * (.5 - .2)), 1e-9);
        }
    }

    [Theory]
    [InlineData(5, 3, 2, true)]
    [InlineData(5, 1, 2, false)]
    [InlineData(4, 3, 2, false)]
    public void Slippage_RealisedAboveAssumed_HaltsFromTwentyFillsOn(int trades, double realised, double assumed, bool halts)
    {
        var fills = Enumerable.Range(0, trades).SelectMany(trade => Fills($"t{trade}", trade * 60, realised)).ToArray();

        var finding = Reconciliation.Slippage(fills, [.. Enumerable.Range(0, trades).Select(trade => Trade(trade * 60))], assumed)!;

        (finding.Fills, finding.Halts).ShouldBe((4 * trades, halts));
        finding.RealisedBps.ShouldBe(realised, 1e-6);
    }

    [Fact]
    public void Slippage_WithoutABacktest_UsesTheQuotesThatTheBotReported()
    {
        var fills = Fills("a", 0, 3).Select(fill => fill with { QuotedPrice = 100 }).ToArray();

        Reconciliation.Slippage(fills, [], 1)!.RealisedBps.ShouldBe(3, 1e-6);
        Reconciliation.Slippage([.. Fills("a", 0, 3)], [], 1).ShouldBeNull("nothing to compare with is missing, not zero");
    }

    private static ModelTrade Trade(int minute) =>
        new(true, s_start.AddMinutes(minute - 1), s_start.AddMinutes(minute), s_start.AddMinutes(minute + 10), 1, 5)
        {
            EntryPriceA = 100,
            EntryPriceB = 100,
            ExitPriceA = 100,
            ExitPriceB = 100,
        };

    private static IEnumerable<LiveFill> Fills(string trade, int minute, double slippageBps) =>
    [
        Fill(trade, FillLeg.EntryA, s_start.AddMinutes(minute), false, slippageBps),
        Fill(trade, FillLeg.EntryB, s_start.AddMinutes(minute), true, slippageBps),
        Fill(trade, FillLeg.ExitA, s_start.AddMinutes(minute + 10), true, slippageBps),
        Fill(trade, FillLeg.ExitB, s_start.AddMinutes(minute + 10), false, slippageBps),
    ];

    private static LiveFill Fill(string trade, FillLeg leg, DateTimeOffset at, bool isBuy, double slippageBps) =>
        new($"{trade}-{leg}", trade, leg, at, isBuy, 1, 100 * (1 + ((isBuy ? 1 : -1) * slippageBps * 1e-4)));
}
