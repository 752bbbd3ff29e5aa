using Tuning.Reports.Plots;
using Tuning.Validation.Figures;

namespace Tuning.Reports.Sections;

/// <summary>How long the record is against how long it would have to be.</summary>
internal static class TrackRecordFigure
{
    /// <summary>Writes the figure, or a sentence where nothing is earned.</summary>
    public static void Write(HtmlText page, ValidationDocument document)
    {
        var points = document.TrackRecord;
        var known = points.Where(point => point.MinimumDays is not null).ToList();
        if (points.Length < 2 || known.Count == 0)
        {
            page.Paragraph("Minimum track record: no record of this kind would be long enough, since nothing is earned.", "absent");
            return;
        }

        // A first window that hardly earned wants years, which would hide the rest.
        var top = Math.Max(1.15 * points[^1].Days, Math.Min(known.Max(point => point.MinimumDays!.Value), 3 * points[^1].Days));
        var plot = new Plot(PlotAxis.Of("fold", points.Select(point => point.Fold + 1.0)), PlotAxis.Between("days", 0, top));
        plot.Steps([.. points.Select(point => (point.Fold + 1.0, point.Days))], "strong");
        plot.Line(known.Select(point => (point.Fold + 1.0, Math.Min(top, point.MinimumDays!.Value))), "second");
        plot.Dots(known.Where(point => point.MinimumDays <= top).Select(point => (point.Fold + 1.0, point.MinimumDays!.Value)), "chosen");
        var last = points[^1];
        page.Figure(
            "Minimum track record, counted down",
            plot.ToMarkup($"Record of {Numbers.Of(last.Days)} days against {Numbers.Of(last.MinimumDays)} days needed after the last fold."),
            "Blue: days of record. Orange: days that would make a Sharpe ratio above 0 95 % sure, as it stood after each window. "
            + (last.RemainingDays switch
            {
                null => "After the last window nothing is earned, so no length is enough.",
                0 => "The record is long enough.",
                { } days => $"{Numbers.Of(days)} days are missing.",
            }));
    }
}
