using System.Globalization;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Validation.Figures;

namespace Tuning.Cli.Sessions;

/// <summary>What is shown beside a verdict and gates nothing, for a human.</summary>
internal static class FiguresView
{
    /// <summary>Writes the figures; nothing where there are none.</summary>
    /// <param name="page">The page.</param>
    /// <param name="figures">The figures; null for a session without validation.</param>
    public static void Write(Page page, ValidationFigures? figures)
    {
        if (figures is null)
        {
            return;
        }

        page.Line();
        page.Title("shown, gates nothing");
        var table = new TextTable("figure", ">value", "meaning");
        AddRecord(table, figures);
        AddOverfitting(table, figures);
        AddRobustness(table, figures);
        table.WriteTo(page);
        WriteBaselines(page, figures);
    }

    private static void AddRecord(TextTable table, ValidationFigures figures)
    {
        if (figures.PnlPerDay is { } day)
        {
            table.Add("pnl per day", Figures.Of(day.Mean), Text($"{Figures.Percent(day.Level)} interval {Figures.Of(day.Low)} to {Figures.Of(day.High)}"));
        }

        table.Add("annual Sharpe ratio", Figures.Of(figures.AnnualSharpe), Text($"of {figures.RecordDays:0.#} days of stitched hours"));
        table.Add(
            "minimum track record", Figures.Of(figures.MinimumTrackRecordDays),
            figures.RemainingDays is { } days
                ? Text($"days that make a Sharpe ratio above 0 95 % sure; {Math.Ceiling(days):0} more to go")
                : "days: none is long enough while nothing is earned");
        table.Add("walk-forward efficiency", Figures.Of(figures.WalkForwardEfficiency), "profit a day out of sample over in sample");
        table.Add("degradation", Figures.Of(figures.Degradation), "median share of the in-sample profit that is lost out of sample");
        foreach (var drift in figures.Drift)
        {
            table.Add($"drift of {drift.Name}", Figures.Of(drift.MeanMove), "mean move from fold to fold, in shares of the range");
        }

        table.Add("overlapping sessions", Figures.Count(figures.OverlappingSessions), "plans tested on these rows, this one included: N of sharpeProbability");
    }

    private static void AddOverfitting(TextTable table, ValidationFigures figures)
    {
        if (figures.Overfitting is { } overfitting)
        {
            table.Add(
                "PBO", Figures.Of(overfitting.Probability),
                Text($"probability of backtest overfitting, {overfitting.Columns} sets, {overfitting.Splits} splits; loss {Figures.Percent(overfitting.ProbabilityOfLoss)}"));
        }

        if (figures.Superior is { } superior)
        {
            table.Add("SPA p", Figures.Of(superior.ConsistentP), Text($"best of the search against doing nothing; reality check {Figures.Of(superior.RealityCheckP)}"));
        }

        if (figures.Combinatorial is { Paths: [var least, ..] and var paths } combinatorial)
        {
            table.Add(
                "CPCV paths", Figures.Of(paths[paths.Length / 2].NetPnl),
                Text($"median pnl of {paths.Length} paths over {combinatorial.Splits} splits of the final search, {Figures.Of(least.NetPnl)} to {Figures.Of(paths[^1].NetPnl)}"));
        }

        if (figures.InSample is { } inSample)
        {
            table.Add(
                "in-sample DSR", Figures.Of(inSample.Deflated),
                Text($"by N = {inSample.Trials} trials; {Figures.Of(inSample.DeflatedByEffective)} by N^ = {Figures.Of(inSample.EffectiveTrials)}"));
        }
    }

    private static void AddRobustness(TextTable table, ValidationFigures figures)
    {
        foreach (var scenario in figures.Scenarios)
        {
            table.Add(scenario.Scenario, Figures.Of(scenario.NetPnl), "pnl of the test windows under it");
        }

        if (!figures.Neighbours.IsEmpty)
        {
            var worst = figures.Neighbours.MinBy(neighbour => neighbour.NetPnl)!;
            table.Add("worst neighbour", Figures.Of(worst.NetPnl), Text($"pnl with {worst.Parameter} off by {worst.Move:+0%;-0%} of its range"));
        }

        if (!figures.Datasets.IsEmpty)
        {
            var worst = figures.Datasets.MinBy(dataset => dataset.NetPnl)!;
            table.Add("worst data set", Figures.Of(worst.NetPnl), Text($"pnl of datasets[{worst.Dataset}]"));
        }

        if (figures.BreakEven is { } even)
        {
            table.Add(
                "break-even cost", Figures.Of(even.CostBps),
                even.CostBps is null ? "no turnover is known"
                : even.CostBps < 0 ? "bps by which every fill would have to cost less" : "more bps on every fill that take the profit");
            table.Add(
                "break-even latency", Figures.Of(even.LatencyMs),
                even.Unknown is { } why ? why
                : even.LatencyMs is null ? "ms: there is no profit that latency could take"
                : even.IsLatencyUnbounded ? "more ms that still leave a profit, the longest tried" : "more ms that still leave a profit");
        }

        if (figures.Persistence is { } persistence)
        {
            table.Add("edge lifetime", Figures.Of(persistence.MedianMs), Text($"median ms of {Figures.Count(persistence.Edges)} edges, against a latency of {Figures.Of(persistence.LatencyMs)} ms"));
        }
    }

    private static void WriteBaselines(Page page, ValidationFigures figures)
    {
        if (figures.Baselines.IsEmpty)
        {
            return;
        }

        page.Line();
        page.Title("on the same test windows");
        var table = new TextTable("baseline", ">pnl", "parameters");
        foreach (var baseline in figures.Baselines)
        {
            table.Add(baseline.Name, Figures.Of(baseline.NetPnl), baseline.Parameters is { } point ? TrialView.Settings(point) : Figures.Absent);
        }

        table.WriteTo(page);
        foreach (var baseline in figures.Baselines.Where(baseline => baseline.Unknown is not null))
        {
            page.Line($"{baseline.Name} is not known: {baseline.Unknown}");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
