using System.Text.Json;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Gating;

namespace Tuning.Arbitrage.Tests.Markets.Gating;

public sealed class QuoteGateTests
{
    [Fact]
    public void Complete_ManyProblems_ShowsTheFirstAndCountsAll()
    {
        var (report, _) = Intake.Of(Intake.Rows(100, index => index % 2 == 0 ? Intake.Row(index) : Intake.Row(index) + "x"));

        report.Accepted.ShouldBeFalse();
        report.Problems.Length.ShouldBe(20);
        report.ProblemTotal.ShouldBe(50);
        report.QuarantinedRows.ShouldBe(50);
        report.Counts.ShouldHaveSingleItem().ShouldBe(new GateCount(GateCheck.BadNumber, 50, GateNature.Row, false));
        report.ToLines().ShouldContain(line => line == "  ... the first 20 of 50 problems");
    }

    [Fact]
    public void Complete_WaivedRowCheck_LeavesTheRowsOutAndSaysSo()
    {
        var limits = new GateLimits { Waivers = [GateCheck.CrossedQuote] };

        var (report, series) = Intake.Of(Intake.Rows(10, index => index == 4 ? "1700000004000,5000,1,100,101" : Intake.Row(index)), limits);

        report.Accepted.ShouldBeTrue();
        series.Count.ShouldBe(9);
        report.Counts.ShouldHaveSingleItem().ShouldBe(new GateCount(GateCheck.CrossedQuote, 1, GateNature.Row, true));
        report.ToLines().ShouldContain(line => line == "  waived: crossedQuote, 1 times");
    }

    [Fact]
    public void Complete_WaivedJudgement_KeepsTheRows()
    {
        var text = Intake.Rows(10, index => index == 4 ? "1700000004000,10,10,10,11" : Intake.Row(index));

        Intake.Of(text).Report.Accepted.ShouldBeFalse();
        var (report, series) = Intake.Of(text, new GateLimits { Waivers = [GateCheck.Outlier, GateCheck.LockedQuote] });

        report.Accepted.ShouldBeTrue();
        series.Count.ShouldBe(10);
    }

    [Fact]
    public void Complete_NothingPasses_IsRefusedWhateverIsWaived()
    {
        var (report, _) = Intake.Of(Intake.Header + "x,1,2,3,4\n", new GateLimits { Waivers = GateChecks.Waivable });

        report.Accepted.ShouldBeFalse();
    }

    [Fact]
    public void Complete_OneRow_IsTooFew()
    {
        var (report, _) = Intake.Of(Intake.Rows(1));

        report.Accepted.ShouldBeFalse();
        report.Problems.ShouldHaveSingleItem().Check.ShouldBe(GateCheck.MinimumRows);
    }

    [Theory]
    [InlineData(900, false)]
    [InlineData(901, true)]
    public void Complete_VenueThatStandsForFifteenMinutes_IsAWarning(int rows, bool warned)
    {
        var (report, _) = Intake.Of(Intake.Rows(rows, index => Intake.Row(index)[..^14] + ",100.10,100.20"));

        report.Accepted.ShouldBeTrue(string.Join('\n', report.ToLines()));
        report.Warnings.Any(warning => warning.Check == GateCheck.StaleVenue && warning.Line == 2).ShouldBe(warned);
    }

    [Fact]
    public void Complete_VenuesInTwoCurrencies_IsAWarning()
    {
        var (report, _) = Intake.Of(Intake.Rows(10, index => $"{index},1300000,1300100,100,101"));

        report.Accepted.ShouldBeTrue();
        report.Warnings.ShouldHaveSingleItem().Check.ShouldBe(GateCheck.VenueMismatch);
    }

    [Fact]
    public void Append_LockedQuotes_AreLegalInGeneratedDataOnly()
    {
        var text = Intake.Rows(10, index => $"{index},100,100,101,101");

        Intake.Of(text).Report.Counts.ShouldHaveSingleItem().ShouldBe(new GateCount(GateCheck.LockedQuote, 20, GateNature.Judgement, false));
        Intake.Of(text, GateLimits.Generated).Report.Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Report_AsJson_ReadsBack()
    {
        var (report, _) = Intake.Of(Intake.Rows(3) + "1,2\n");

        var json = JsonSerializer.Serialize(report, MarketJson.Default.GateReport);

        json.ShouldContain("\"check\": \"fieldCount\"");
        JsonSerializer.Serialize(JsonSerializer.Deserialize(json, MarketJson.Default.GateReport), MarketJson.Default.GateReport).ShouldBe(json);
    }

    [Fact]
    public void FromWaiver_EveryWaivableName_IsFoundAndNoOther()
    {
        foreach (var check in Enum.GetValues<GateCheck>())
        {
            GateChecks.FromWaiver(GateChecks.NameOf(check)).ShouldBe(GateChecks.Waivable.Contains(check) ? check : null);
        }
    }
}
