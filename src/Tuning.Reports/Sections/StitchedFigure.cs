using Tuning.Reports.Plots;
using Tuning.Validation.Figures;

namespace Tuning.Reports.Sections;

/// <summary>The test windows as one record, with the bounds of the folds, and the holdout behind it.</summary>
internal static class StitchedFigure
{
    /// <summary>Writes the figure, or a sentence where there is no record.</summary>
    public static void Write(HtmlText page, ValidationDocument document)
    {
        if (document.Equity.Sum(part => part.HourlyPnl.Length) < 2)
        {
            page.Paragraph("The test windows hold fewer than two full hours: there is no record to draw.", "absent");
            return;
        }

        var level = 0.0;
        var parts = document.Equity.Select(part => LineOf(part, ref level)).ToList();
        var end = level;
        var holdout = document.Holdout is { } last ? LineOf(last, ref level) : [];
        var all = parts.SelectMany(part => part).Concat(holdout).ToList();
        var plot = new Plot(
            PlotAxis.Time(At(all[0].X), At(all[^1].X)),
            PlotAxis.Of("profit and loss, quote currency of A", all.Select(point => point.Y), includesZero: true));
        plot.Level(0, "start");
        foreach (var (part, fold) in parts.Zip(document.Folds))
        {
            plot.Bound(part[0].X, "fold").Line(part, "strong");
            plot.Note((part[0].X + part[^1].X) / 2, all.Max(point => point.Y), $"{fold.Number + 1}", "quiet");
        }

        if (holdout.Count > 0)
        {
            plot.Bound(holdout[0].X, "fold").Line(holdout, "second");
        }

        page.Figure(
            "Stitched equity, out of sample",
            plot.ToMarkup($"Profit and loss of {document.Folds.Length} test windows one after the other, ending at {Numbers.Signed(end)}{(holdout.Count > 0 ? $"; the holdout adds {Numbers.Signed(level - end)}" : "")}.", "low"),
            $"Hour by hour, each window with what was chosen before it; thin lines are the bounds of the folds. It ends at {Numbers.Signed(end)}."
            + (holdout.Count > 0 ? $" Orange: the final choice on the holdout, {Numbers.Signed(level - end)}, looked at once and no part of the record." : " The holdout was not touched."),
            "wide");
    }

    private static List<(double X, double Y)> LineOf(EquityPart part, ref double level)
    {
        var start = PlotAxis.HoursOf(part.Start);
        var line = new List<(double, double)> { (start, level) };
        for (var hour = 0; hour < part.HourlyPnl.Length; hour++)
        {
            level += part.HourlyPnl[hour];
            line.Add((start + hour + 1, level));
        }

        return line;
    }

    private static DateTimeOffset At(double hours) => DateTimeOffset.UnixEpoch.AddHours(hours);
}
