using Tuning.Reports.Plots;
using Tuning.Validation.Baselines;
using Tuning.Validation.Figures;

namespace Tuning.Reports.Sections;

/// <summary>What is left when things go worse than planned, and what something simpler would have earned.</summary>
internal static class WorseFigures
{
    private static readonly string[] s_phantom = ["freshQuotes", "oneRowLater", "worstOfNextTwoRows", "withoutBestTrades"];

    /// <summary>Writes the figures.</summary>
    public static void Write(HtmlText page, ValidationDocument document)
    {
        var planned = document.Folds.Sum(fold => fold.NetPnl);
        page.Heading(3, "If it goes worse than planned").Line("<div class=\"figures\">");
        WriteRows(page, "Stress", planned, document.Stress.Where(row => !IsPhantom(row)), "Each alone, on all test windows; fees a quarter higher and the longer latency are gates, the others are shown.");
        WriteRows(page, "Phantom edges", planned, document.Stress.Where(IsPhantom), "Edges that nobody could have traded vanish when entries need fresh quotes, fills come a row later, or the best 1 % of the trades is missing.");
        WriteNeighbours(page, planned, document);
        WriteDatasets(page, document);
        page.Line("</div>");
        page.Heading(3, "Against something simpler").Line("<div class=\"figures\">");
        WriteBaselines(page, planned, document);
        page.Line("</div>");
        WriteBreakEven(page, document.Figures);
    }

    private static bool IsPhantom(StressRow row) => s_phantom.Contains(row.Scenario, StringComparer.Ordinal);

    private static void WriteRows(HtmlText page, string title, double planned, IEnumerable<StressRow> rows, string caption)
    {
        (string Name, double? Value, string Text)[] entries =
        [
            ("as planned", planned, Numbers.Signed(planned)),
            .. rows.Select(row => (NameOf(row), row.NetPnl, Text(row))),
        ];
        page.Figure(title, Bars.Of(entries, $"{title}: {string.Join(", ", entries.Select(entry => $"{entry.Name} {entry.Text}"))}."), caption);
    }

    private static string NameOf(StressRow row) => row.Scenario switch
    {
        "feesTimes1.25" => "fees × 1.25",
        "feesTimes1.5" => "fees × 1.5",
        "latencyDoubled" => "longer latency",
        "slippagePlus2Bps" => "slippage + 2 bps",
        "halfBooks" => "half of the book",
        "freshQuotes" => "fresh quotes only",
        "oneRowLater" => "fills a row later",
        "worstOfNextTwoRows" => "worst of two rows",
        "withoutBestTrades" => "without best 1 %",
        _ => row.Scenario,
    };

    private static string Text(StressRow row) => row.NetPnl is { } pnl
        ? $"{Numbers.Signed(pnl)}{(row.Pass is { } pass ? pass ? " ✓" : " ✗" : "")}"
        : "not in the data";

    private static void WriteNeighbours(HtmlText page, double planned, ValidationDocument document)
    {
        if (document.Figures.Neighbours.IsEmpty)
        {
            return;
        }

        (string Name, double? Value, string Text)[] entries =
        [
            ("as chosen", planned, Numbers.Signed(planned)),
            .. document.Figures.Neighbours.Select(neighbour => (
                $"{neighbour.Parameter} {(neighbour.Move > 0 ? "+" : "−")}{Numbers.Percent(Math.Abs(neighbour.Move))}", (double?)neighbour.NetPnl, Numbers.Signed(neighbour.NetPnl))),
        ];
        page.Figure("Neighbours", Bars.Of(entries, $"Neighbours of the choices: {string.Join(", ", entries.Select(entry => $"{entry.Name} {entry.Text}"))}."), "The choices of the folds with one parameter a little off, in shares of its range. A plateau hardly notices.");
    }

    private static void WriteDatasets(HtmlText page, ValidationDocument document)
    {
        if (document.Figures.Datasets.IsEmpty)
        {
            return;
        }

        (string Name, double? Value, string Text)[] entries =
            [.. document.Figures.Datasets.Select(dataset => ($"data set {Numbers.Count(dataset.Dataset + 1)}", (double?)dataset.NetPnl, Numbers.Signed(dataset.NetPnl)))];
        page.Figure("By data set", Bars.Of(entries, $"By data set: {string.Join(", ", entries.Select(entry => $"{entry.Name} {entry.Text}"))}."), "What the choices earned on each market of the session.");
    }

    private static void WriteBaselines(HtmlText page, double planned, ValidationDocument document)
    {
        if (document.Figures.Baselines.IsEmpty)
        {
            page.Paragraph("No baselines were computed.", "absent");
            return;
        }

        (string Name, double? Value, string Text)[] entries =
        [
            ("walk-forward", planned, Numbers.Signed(planned)),
            .. document.Figures.Baselines.Select(baseline => (NameOf(baseline), baseline.NetPnl, baseline.NetPnl is { } pnl ? Numbers.Signed(pnl) : "not known")),
        ];
        page.Figure("Baselines", Bars.Of(entries, $"Baselines: {string.Join(", ", entries.Select(entry => $"{entry.Name} {entry.Text}"))}."), "On the same test windows. The best static set is chosen in hindsight: nobody could have traded it, and it is a bound for what adapting can add.");
        foreach (var baseline in document.Figures.Baselines.Where(baseline => baseline.Unknown is not null))
        {
            page.Paragraph($"Not known of {NameOf(baseline)}: {baseline.Unknown}", "absent");
        }
    }

    private static string NameOf(Baseline baseline) => baseline.Name switch
    {
        "doNothing" => "do nothing",
        "bestStatic" => "best in hindsight",
        _ => baseline.Name,
    };

    private static void WriteBreakEven(HtmlText page, ValidationFigures figures)
    {
        if (figures.BreakEven is { } even)
        {
            var cost = even.CostBps is { } bps ? $"{Numbers.Signed(bps)} bps more on every fill" : "no turnover, so no break-even cost";
            var latency = even switch
            {
                { Unknown: { } why } => $"no latency is known that takes the profit: {why}",
                { IsLatencyUnbounded: true } => "every latency that was tried left a profit",
                { LatencyMs: { } ms } => $"{Numbers.Of(ms)} ms more latency",
                _ => "no profit that latency could take",
            };
            page.Paragraph($"Break-even: {cost}; {latency}.");
        }

        if (figures.Persistence is { MedianMs: { } median } persistence)
        {
            page.Paragraph($"{Numbers.Count(persistence.Edges)} edges rose to the entry of the final choice and stood for a median of {Numbers.Of(median)} ms; the slower leg takes {Numbers.Of(persistence.LatencyMs)} ms.");
        }
    }
}
