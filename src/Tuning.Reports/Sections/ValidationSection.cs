using Tuning.Validation.Figures;

namespace Tuning.Reports.Sections;

/// <summary>What the choices did on data that they had not seen.</summary>
internal static class ValidationSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText page, SessionReport report)
    {
        page.Line("<section id=\"validation\">").Heading(2, "Validation");
        if (report.Plan.Windows is null)
        {
            page.Paragraph("None: the session file says validation: {kind: none}. With {kind: walkForward} each choice is tested on the window after the one that it was made on, and a holdout is looked at once.", "absent");
        }
        else if (report.Validation is not { } document)
        {
            page.Paragraph("The session ended before its choices were all tested: there is no record to show.", "absent");
        }
        else
        {
            WriteKeys(page, document.Figures);
            StitchedFigure.Write(page, document);
            FoldFigures.Write(page, report.Space, document);
            page.Heading(3, "Could it be chance?").Line("<div class=\"figures\">");
            OverfittingFigures.Write(page, document.Figures, document.Logits);
            TrackRecordFigure.Write(page, document);
            page.Line("</div>");
            WorseFigures.Write(page, document);
        }

        page.Line("</section>");
    }

    private static void WriteKeys(HtmlText page, ValidationFigures figures) => page.Pairs(
    [
        ("profit a day out of sample", figures.PnlPerDay is { } day
            ? $"{Numbers.Signed(day.Mean)} ({Numbers.Signed(day.Low)} to {Numbers.Signed(day.High)}, {Numbers.Percent(day.Level)} interval)"
            : Numbers.Absent),
        ("annual Sharpe ratio", Numbers.Of(figures.AnnualSharpe)),
        ("t, hours independent / Newey-West", $"{Numbers.Of(figures.IndependentT)} / {Numbers.Of(figures.NeweyWestT)}"),
        ("walk-forward efficiency", Numbers.Of(figures.WalkForwardEfficiency)),
        ("lost from in sample to out, median fold", Numbers.Percent(figures.Degradation)),
        ("record", $"{Numbers.Of(figures.RecordDays)} days"),
        ("best of the search against chance (SPA p)", figures.Superior is { } superior ? Numbers.Of(superior.ConsistentP) : Numbers.Absent),
        ("White's reality check p", figures.Superior is { } white ? Numbers.Of(white.RealityCheckP) : Numbers.Absent),
        ("paths of the final search (CPCV)", figures.Combinatorial is { Paths: [var least, ..] and var paths }
            ? $"{Numbers.Signed(paths[paths.Length / 2].NetPnl)} in the median of {Numbers.Count(paths.Length)} ({Numbers.Signed(least.NetPnl)} to {Numbers.Signed(paths[^1].NetPnl)})"
            : Numbers.Absent),
        ("sessions on these windows", Numbers.Count(figures.OverlappingSessions)),
    ]);
}
