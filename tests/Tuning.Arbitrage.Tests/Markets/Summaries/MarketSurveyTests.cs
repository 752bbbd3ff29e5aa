using System.Text.Json;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Generation;
using Tuning.Arbitrage.Markets.Summaries;

namespace Tuning.Arbitrage.Tests.Markets.Summaries;

public sealed class MarketSurveyTests
{
    [Fact]
    public void Of_SmallSeries_CountsByHand()
    {
        var (_, series) = Intake.Of(Intake.Header
            + "0,100,101,100,100.5\n1000,100,101,100,100.5\n2000,101,102,100,100.5\n12000,101,102,100,100.5\n");

        var summary = MarketSurvey.Of(series, costBps: 49.75);

        summary.Rows.ShouldBe(4);
        summary.MedianIntervalSeconds.ShouldBe(1);
        summary.LongestGapSeconds.ShouldBe(10);
        summary.Gaps.ShouldBe(1);
        summary.VenueA.ChangedShare.ShouldBe(.5);
        summary.VenueA.LongestStandSeconds.ShouldBe(10);
        summary.VenueB.ChangedShare.ShouldBe(.25);
        summary.VenueB.LongestStandSeconds.ShouldBe(12);
        summary.VenueB.MeanSpreadBps.ShouldBe(.5 / 100.25 * 1e4, 1e-9);
        summary.ShortA.Minimum.ShouldBe(-49.75, 1e-9);
        summary.ShortA.Maximum.ShouldBe(49.75, 1e-9);
        summary.Best.Median.ShouldBe(-49.75, 1e-9);
        summary.ClearingShare.ShouldBe(.5);
        summary.BestHistogram.Sum(bin => bin.Rows).ShouldBe(4);
        summary.IsBelowResolution(120).ShouldBeTrue();
        summary.IsBelowResolution(0).ShouldBeFalse();
        summary.IsBelowResolution(1001).ShouldBeFalse();
    }

    [Fact]
    public void Of_GeneratedMarket_HasTheQuantilesOfItsPremium()
    {
        var series = new QuoteGenerator(GeneratorOptions.Of(GeneratorLevel.L1) with { Rows = 200_000, Seed = 1 }).ToSeries();

        var summary = MarketSurvey.Of(series, 18);

        summary.ShortA.Median.ShouldBe(-2, 1);
        summary.ShortA.Q95.ShouldBe((1.645 * 20) - 2, 1.5);
        summary.ShortB.Q05.ShouldBe((-1.645 * 20) - 2, 1.5);
        summary.ClearingShare.ShouldBe(.317, .02);
        summary.Bounds.EntryLowBps.ShouldBeInRange(9, 14);
        summary.Bounds.EntryHighBps.ShouldBeInRange(55, 75);
        summary.Bounds.ExitLowBps.ShouldBeInRange(-50, -38);
        summary.Bounds.ExitHighBps.ShouldBeInRange(1, 4);
        summary.VenueA.ChangedShare.ShouldBe(1);
    }

    [RealRecordFact]
    public void Of_RealRecord_SaysWhatIsKnownOfIt()
    {
        var summary = MarketSurvey.Of(Intake.Of(File.ReadAllBytes(Repository.RealRecord)).Series, 100);

        summary.VenueB.ChangedShare.ShouldBe(.38, .005);
        summary.VenueB.LongestStandSeconds.ShouldBeGreaterThan(3600);
        summary.ShortA.Maximum.ShouldBe(127, 1);
        summary.ShortB.Maximum.ShouldBe(316, 1);
        summary.MedianIntervalSeconds!.Value.ShouldBe(7, 1);
    }

    [Fact]
    public void Summary_AsJson_ReadsBack()
    {
        var summary = MarketSurvey.Of(new QuoteGenerator(GeneratorOptions.Of(GeneratorLevel.L3) with { Rows = 2_000 }).ToSeries(), 18);

        var json = JsonSerializer.Serialize(summary, MarketJson.Default.MarketSummary);

        JsonSerializer.Serialize(JsonSerializer.Deserialize(json, MarketJson.Default.MarketSummary), MarketJson.Default.MarketSummary).ShouldBe(json);
        summary.OldestRateSeconds.ShouldNotBeNull();
    }
}
