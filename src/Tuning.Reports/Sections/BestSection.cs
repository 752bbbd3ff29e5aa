using Tuning.Objectives;
using Tuning.Reports.Plots;

namespace Tuning.Reports.Sections;

/// <summary>The best trial: its equity, where its profit went, and its metrics.</summary>
internal static class BestSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText page, SessionReport report)
    {
        if (report.BestTrial is not { } best)
        {
            return;
        }

        var seen = report.Plan.Windows is null ? "on all data of the session, in sample" : "on everything before the holdout, in sample";
        page.Line("<section id=\"best\">").Heading(2, $"Trial {Numbers.Count(best.Number)}");
        page.Paragraph($"The best trial, run again {seen}. Money is in the quote currency of A.");
        if (report.Runs.IsEmpty)
        {
            page.Paragraph("The strategy is evaluated outside of this program and left no equity to draw.", "absent");
        }

        foreach (var run in report.Runs)
        {
            WriteRun(page, run, report.Runs.Length > 1 ? $" on {run.Dataset}" : "");
        }

        WriteMetrics(page, best);
        page.Line("</section>");
    }

    private static void WriteRun(HtmlText page, RunRecord run, string place)
    {
        page.Line("<div class=\"figures\">");
        if (run.Equity.Length < 2)
        {
            page.Paragraph("Fewer than two marks: there is no equity to draw.", "absent");
        }
        else
        {
            var (first, last) = (run.Equity[0], run.Equity[^1]);
            var plot = new Plot(PlotAxis.Time(first.At, last.At), PlotAxis.Of("equity", run.Equity.Select(mark => mark.Equity)));
            plot.Level(first.Equity, "start").Line(run.Equity.Select(mark => (PlotAxis.HoursOf(mark.At), mark.Equity)), "strong thin");
            page.Figure(
                $"Equity{place}",
                plot.ToMarkup($"Equity from {Numbers.Of(first.Equity)} to {Numbers.Of(last.Equity)}, lowest {Numbers.Of(run.Equity.Min(mark => mark.Equity))}, highest {Numbers.Of(run.Equity.Max(mark => mark.Equity))}."),
                $"Marked to market at executable prices after all costs, from {Numbers.Of(first.Equity)} to {Numbers.Of(last.Equity)}; the dashed line is the start.");
        }

        var before = run.NetPnl + run.FeesPaid + run.SlippagePaid;
        (string, double?, string)[] costs =
        [
            ("before costs", before, Numbers.Signed(before)),
            ("fees", -run.FeesPaid, Numbers.Signed(-run.FeesPaid)),
            ("slippage", -run.SlippagePaid, Numbers.Signed(-run.SlippagePaid)),
            ("net", run.NetPnl, Numbers.Signed(run.NetPnl)),
        ];
        page.Figure(
            $"Where the profit went{place}",
            Bars.Of(costs, string.Join(", ", costs.Select(cost => $"{cost.Item1} {cost.Item3}")) + "."),
            Reasons(run) + (before > 0 ? $" Costs take {Numbers.Percent((run.FeesPaid + run.SlippagePaid) / before)} of what the spread gave." : ""));
        page.Line("</div>");
    }

    private static string Reasons(RunRecord run) => run.Reasons.IsEmpty
        ? "No trade was closed."
        : $"Trades closed by {string.Join(", ", run.Reasons.Select(reason => $"{reason.Key} {Numbers.Count(reason.Value)}"))}.";

    private static void WriteMetrics(HtmlText page, ReportTrial best)
    {
        var known = MetricCatalog.Trading.ToDictionary(metric => metric.Id, StringComparer.Ordinal);
        var order = MetricCatalog.Trading.Select(metric => metric.Id).Where(id => best.Metrics.Find(id) is not null)
            .Concat(best.Metrics.Select(pair => pair.Key).Where(id => !known.ContainsKey(id)));
        page.Table(
            "Metrics in sample",
            ["Metric", "Value", "Unit"],
            order.Select(id => new Markup[] { id, Numbers.Metric(id, best.Metrics.Find(id)), known.TryGetValue(id, out var metric) ? metric.Unit : "" }),
            "compact");
    }
}
