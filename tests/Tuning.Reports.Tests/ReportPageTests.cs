using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Tuning.Sessions;
using Tuning.Spaces;
using Tuning.Validation.Figures;
using Tuning.Validation.Gates;

namespace Tuning.Reports.Tests;

public sealed partial class ReportPageTests
{
    [Fact]
    public void Of_AnySession_IsOneFileWithoutScriptsOrAddresses()
    {
        var page = ReportPage.Of(MadeReport.Of(MadeReport.Thresholds, 60));

        page.ShouldNotContain("<script");
        page.ShouldNotContain("http");
        page.ShouldNotContain("NaN", Case.Sensitive);
        page.ShouldNotContain("Infinity");
        page.ShouldContain("prefers-color-scheme: dark");
        page.ShouldContain("@media print");
        ReportPage.Of(MadeReport.Of(MadeReport.Thresholds, 60)).ShouldBe(page, "the same content makes the same page");
    }

    [Fact]
    public void Of_EveryFigure_HasATextAlternative()
    {
        var page = ReportPage.Of(MadeReport.Of(MadeReport.Thresholds, 60));

        var figures = Figure().Matches(page);
        figures.Count.ShouldBeGreaterThan(5);
        figures.ShouldAllBe(figure => figure.Groups["text"].Value.Length > 10);
    }

    public static TheoryData<string> Shapes => ["none", "one", "two", "flat", "category", "single", "conditional", "wide", "large"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Of_SessionsOfEveryShape_SayWhatIsMissing(string shape)
    {
        ImmutableArray<Parameter> category = [new Parameter.Categorical("profile", ["a", "b", "c"])];
        ImmutableArray<Parameter> conditional =
        [
            new Parameter.Categorical("filter", ["none", "trend"]),
            new Parameter.Whole("length", 5, 50) { When = [new Condition("filter", ["trend"])] },
        ];
        var report = shape switch
        {
            "none" => MadeReport.Of(MadeReport.Thresholds, 0),
            "one" => MadeReport.Of(MadeReport.Thresholds, 1),
            "two" => MadeReport.Of(MadeReport.Thresholds, 2),
            "flat" => MadeReport.Of(MadeReport.Thresholds, 20, _ => new ParameterSet([new("entryBps", 20), new("exitBps", 0)])),
            "category" => MadeReport.Of(category, 3, i => new ParameterSet([new("profile", "abc"[i].ToString())])),
            "single" => MadeReport.Of([new Parameter.Real("entryBps", 20, 20), new Parameter.Real("exitBps", -40, 20)], 20),
            "conditional" => MadeReport.Of(conditional, 40, i => new ParameterSet(i % 2 == 0 ? [new("filter", "none")] : [new("filter", "trend"), new("length", 5 + i)])),
            "wide" => MadeReport.Of([.. Enumerable.Range(0, 15).Select(i => new Parameter.Real($"p{i}", -10, 30))], 80),
            _ => MadeReport.Of(MadeReport.Thresholds, 3_000),
        };

        var page = ReportPage.Of(report);

        page.ShouldNotContain("NaN", Case.Sensitive);
        page.ShouldContain("id=\"provenance\"");
        (shape is not ("none" or "one") || page.Contains("nothing to draw", StringComparison.Ordinal)).ShouldBeTrue();
    }

    [Fact]
    public void Of_HostileNames_AreEscapedEverywhere()
    {
        const string hostile = "<img src=x onerror=alert(1)>\"'&";
        var report = MadeReport.Of([new Parameter.Categorical("profile", [hostile, "b"])], 2, i => new ParameterSet([new("profile", i == 0 ? hostile : "b")]));
        report = report with
        {
            Notes = [hostile],
            Error = hostile,
            State = SessionState.Failed,
            Work = new WorkRecord([hostile], 1, 1, null),
            Data = [new DataSheet(report.Plan.Datasets[0] with { Name = hostile }, [new DataFact(hostile, hostile) { IsWarning = true }])],
        };

        var page = ReportPage.Of(report);

        page.ShouldNotContain("<img");
        page.ShouldNotContain("\"'&");
    }

    [Fact]
    public void Of_AChoiceThatSawNoHoldout_SaysThatItsFiguresAreInSample()
    {
        var report = MadeReport.Of(MadeReport.Thresholds, 20);
        var best = report.Trials[report.Best!.Value];
        var verdict = new Verdict(VerdictKind.NoWinner, null, []);
        var document = new ValidationDocument("s", "h", verdict, new ValidationFigures());
        report = report with { Verdict = verdict, BestMetrics = best.Metrics, Validation = document };

        ReportPage.Of(report).ShouldContain("netPnlPerDay, in sample");
        ReportPage.Of(report with { Validation = document with { Holdout = new EquityPart(DateTimeOffset.UnixEpoch, [1]) } })
            .ShouldContain("netPnlPerDay, on the holdout");
    }

    [Fact]
    public void Of_AnotherWinnerThanItsTrialsGive_IsRefused()
    {
        var report = MadeReport.Of(MadeReport.Thresholds, 20);

        var refusal = Should.Throw<InvalidOperationException>(() => ReportPage.Of(report with { Best = (report.Best + 1) % 20 }));

        refusal.Message.ShouldContain($"make it trial {report.Best}");
    }

    [GeneratedRegex("role=\"img\" aria-label=\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Figure();
}
