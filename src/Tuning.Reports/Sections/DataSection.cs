using Tuning.Reports.Plots;

namespace Tuning.Reports.Sections;

/// <summary>What the result rests on.</summary>
internal static class DataSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText page, SessionReport report)
    {
        page.Line("<section id=\"data\">").Heading(2, "Data");
        if (report.Data.IsEmpty)
        {
            page.Paragraph("The session names no data set that this program can read.", "absent");
        }

        for (var index = 0; index < report.Data.Length; index++)
        {
            var sheet = report.Data[index];
            page.Heading(3, report.Data.Length == 1 ? "The data set" : $"Data set {Numbers.Count(index + 1)}");
            page.Line($"<p class=\"quiet\">{Markup.Code(sheet.Dataset.Name).Html}</p>");
            page.Line("<div class=\"figures\"><div>");
            page.Pairs(sheet.Facts.Select(fact => (fact.Name, fact.IsWarning ? Markup.Mark(fact.Text, "warn") : (Markup)fact.Text)));
            page.Line("</div>");
            WriteEdges(page, sheet);
            page.Line("</div>");
        }

        page.Line("</section>");
    }

    private static void WriteEdges(HtmlText page, DataSheet sheet)
    {
        if (sheet.Edges.IsEmpty)
        {
            return;
        }

        var cost = sheet.CostBps ?? 0;
        var plot = new Plot(
            PlotAxis.Between("larger edge of a row, bps", Math.Min(sheet.Edges[0].From, cost - 1), Math.Max(sheet.Edges[^1].To, cost + 1)),
            PlotAxis.Of("rows", sheet.Edges.Select(bar => (double)bar.Count), includesZero: true));
        foreach (var bar in sheet.Edges)
        {
            plot.Bar(bar.From, bar.To, bar.Count, bar.From >= cost ? "gain" : "quiet-bar", $"{Numbers.Count(bar.Count)} rows");
        }

        plot.Bound(cost, "start").Note(cost, sheet.Edges.Max(bar => bar.Count), $"costs {Numbers.Of(cost)} bps");
        page.Figure(
            "Edges against costs",
            plot.ToMarkup($"Histogram of the larger edge of each row in bps; a round trip costs {Numbers.Of(cost)} bps."),
            "What crossing both spreads would earn, row by row. Only what lies right of the costs can pay for a round trip by its entry alone.");
    }
}
