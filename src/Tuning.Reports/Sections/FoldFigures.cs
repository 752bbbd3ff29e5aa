using Tuning.Reports.Analysis;
using Tuning.Reports.Plots;
using Tuning.Spaces;
using Tuning.Validation.Figures;

namespace Tuning.Reports.Sections;

/// <summary>The folds one by one: what each chose, and what became of it.</summary>
internal static class FoldFigures
{
    private const int MostDrifts = 6;

    /// <summary>Writes a table and the figures.</summary>
    public static void Write(HtmlText page, Space space, ValidationDocument document)
    {
        page.Heading(3, "Fold by fold");
        page.Table(
            "What each fold chose on its train window and earned on its test window",
            ["Fold", "Tested from", "Choice", "A day, in sample", "A day, out of sample", "Trades"],
            document.Folds.Select(fold => new Markup[]
            {
                Numbers.Count(fold.Number + 1),
                Numbers.Time(fold.TestStart),
                fold.Choice is { } choice ? string.Join(", ", choice.Select(pair => $"{pair.Key} {Numbers.Value(pair.Value)}")) : "none feasible: nothing was traded",
                Numbers.Signed(fold.TrainPnlPerDay),
                Numbers.Signed(fold.TestPnlPerDay),
                Numbers.Count(fold.Trades),
            }),
            "cards");
        page.Line("<div class=\"figures three\">");
        WriteScatter(page, document);
        for (var index = 0; index < Math.Min(MostDrifts, space.Dimensions); index++)
        {
            WriteDrift(page, space.Parameters[index], space.Axes[index], document);
        }

        page.Line("</div>");
    }

    private static void WriteScatter(HtmlText page, ValidationDocument document)
    {
        if (document.Pairs.Length < 2)
        {
            page.Paragraph("No scatter of trials in and out of sample: fewer than two were evaluated on both. A strategy that runs elsewhere is asked for its choices and for baselines alone.", "absent");
            return;
        }

        var (low, high) = ValueFrame.Robust(document.Pairs.Select(pair => pair.InSample));
        var (least, most) = ValueFrame.Robust(document.Pairs.Select(pair => pair.OutOfSample));
        var plot = new Plot(PlotAxis.Between("a day, in sample", low, high), PlotAxis.Between("a day, out of sample", least, most));
        plot.Level(0, "start").Line([(Math.Max(low, least), Math.Max(low, least)), (Math.Min(high, most), Math.Min(high, most))], "diagonal");
        plot.Dots(document.Pairs.Where(pair => !pair.IsChoice && IsShown(pair)).Select(Place), "faint");
        plot.Dots(document.Pairs.Where(pair => pair.IsChoice && IsShown(pair)).Select(Place), "chosen");
        page.Figure(
            "In sample against out of sample",
            plot.ToMarkup($"{document.Pairs.Length} trials of {document.Folds.Length} folds by profit a day on the train and on the test window."),
            "Each dot is a trial of a fold, orange what the fold chose. On the dashed diagonal nothing would be lost; only the choices were tested, the others were looked up afterwards.");

        bool IsShown(ScorePair pair) => pair.InSample >= low && pair.InSample <= high && pair.OutOfSample >= least && pair.OutOfSample <= most;

        static (double, double) Place(ScorePair pair) => (pair.InSample, pair.OutOfSample);
    }

    private static void WriteDrift(HtmlText page, Parameter parameter, Axis axis, ValidationDocument document)
    {
        var chosen = document.Folds.Where(fold => fold.Choice is { } choice && choice.TryGet(parameter.Name, out _))
            .Select(fold => (X: fold.Number + 1.0, Y: axis.Encode(fold.Choice![parameter.Name]))).ToList();
        if (chosen.Count < 2)
        {
            page.Paragraph($"Fewer than two folds chose {parameter.Name}: it has no drift to show.", "absent");
            return;
        }

        var plot = new Plot(
            PlotAxis.Of("fold", document.Folds.Select(fold => fold.Number + 1.0)),
            PlotAxis.OfParameter(parameter, axis));
        plot.Line(chosen, "plain").Dots(chosen, "chosen");
        var moved = document.Figures.Drift.FirstOrDefault(drift => string.Equals(drift.Name, parameter.Name, StringComparison.Ordinal));
        page.Figure(
            $"Drift of {parameter.Name}",
            plot.ToMarkup($"What {chosen.Count} folds chose for {parameter.Name}."),
            moved is null ? "What each fold chose." : $"What each fold chose. From one to the next it moves by {Numbers.Percent(Math.Round(moved.MeanMove, 3))} of its range on average.");
    }
}
