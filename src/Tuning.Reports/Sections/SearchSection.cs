using System.Globalization;
using Tuning.Objectives;
using Tuning.Reports.Analysis;
using Tuning.Reports.Plots;
using Tuning.Spaces;

namespace Tuning.Reports.Sections;

/// <summary>How the search went and what it says about the parameters.</summary>
internal static class SearchSection
{
    private const int MostSlices = 6;

    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText page, SessionReport report, SearchAnalysis analysis)
    {
        page.Line("<section id=\"search\">").Heading(2, "Search");
        page.Paragraph(Summary(report, analysis));
        if (analysis.Points.Length < 2)
        {
            page.Paragraph("Fewer than two trials have a defined objective: there is nothing to draw.", "absent").Line("</section>");
            return;
        }

        page.Line("<div class=\"figures\">");
        WriteHistory(page, report, analysis);
        WriteImportance(page, analysis);
        page.Line("</div>");
        HeatMapFigure.Write(page, report, analysis);
        WriteSlices(page, analysis);
        page.Line("<div class=\"figures\">");
        ParallelFigure.Write(page, analysis);
        TradeOffFigure.Write(page, analysis);
        page.Line("</div></section>");
    }

    private static string Summary(SessionReport report, SearchAnalysis analysis)
    {
        var spec = report.Plan.Spec;
        var completed = report.Trials.Count(trial => trial.State is TrialState.Completed);
        var seen = report.Plan.Windows is null ? "on all of its data" : "on everything before the holdout";
        var forbidden = report.Plan.ForbiddenPoints > 0
            ? $" {Numbers.Count(report.Plan.ForbiddenPoints)} points of the grid are forbidden combinations and were left out."
            : "";
        return $"The {spec.Sampler.Kind.ToString().ToLowerInvariant()} sampler with seed {spec.Sampler.Seed.ToString(CultureInfo.InvariantCulture)} evaluated {Numbers.Count(completed)} parameter sets {seen}; "
            + $"{Numbers.Count(analysis.Feasible.Length)} of them satisfy every constraint.{forbidden} All figures of this section are in sample.";
    }

    private static void WriteHistory(HtmlText page, SessionReport report, SearchAnalysis analysis)
    {
        var objective = analysis.Objective.Metric;
        var (low, high) = ValueFrame.Robust(analysis.Points.Select(point => point.Value));
        var plot = new Plot(
            PlotAxis.Of("trial", analysis.Points.Select(point => (double)point.Trial.Number)),
            PlotAxis.Between(objective, low, high));
        bool IsShown(SearchedPoint point) => point.Value >= low && point.Value <= high;
        plot.Dots(analysis.Points.Where(point => !point.IsFeasible && IsShown(point)).Select(Place), "faint");
        plot.Dots(analysis.Points.Where(point => point.IsFeasible && IsShown(point)).Select(Place), "plain");
        var steps = analysis.Convergence.Select(step => ((double)step.Trial, analysis.ValueOf(step.Score))).ToList();
        if (steps.Count > 0)
        {
            steps.Add((analysis.Points[^1].Trial.Number, steps[^1].Item2));
            plot.Steps(steps, "strong");
        }

        if (analysis.Best is { } best)
        {
            plot.Dots([Place(best)], "chosen").Note(best.Trial.Number, best.Value, $"trial {best.Trial.Number.ToString(CultureInfo.InvariantCulture)}");
        }

        var hidden = analysis.Points.Count(point => !IsShown(point));
        var failed = report.Trials.Count(trial => trial.State is TrialState.Failed or TrialState.TimedOut);
        page.Figure(
            "History",
            plot.ToMarkup($"{objective} of {analysis.Points.Length} trials in their order; the best feasible value improved {analysis.Convergence.Length} times."),
            "Each dot is a trial, pale where a constraint is violated; the line is the best feasible value so far."
            + (hidden > 0 ? $" {Numbers.Count(hidden)} far outliers lie outside the frame." : "")
            + (failed > 0 ? $" {Numbers.Count(failed)} trials failed or ran out of time and have no dot." : ""));

        static (double, double) Place(SearchedPoint point) => (point.Trial.Number, point.Value);
    }

    private static void WriteImportance(HtmlText page, SearchAnalysis analysis)
    {
        var entries = analysis.Importance
            .Select(entry => (analysis.Space.Parameters[entry.Index].Name, (double?)entry.Share, Numbers.Percent(Math.Round(entry.Share, 3)))).ToList();
        if (analysis.Importance.All(entry => entry.Share == 0))
        {
            page.Paragraph("No parameter stands out: the trials do not differ enough to say which matters.", "absent");
            return;
        }

        page.Figure(
            "Importance",
            Bars.Of(entries, $"Importance of the parameters: {string.Join(", ", entries.Select(entry => $"{entry.Name} {entry.Item3}"))}."),
            "How much the best tenth of the trials differs from all trials in each parameter (PED-ANOVA). Shares add up to 100 %.");
    }

    private static void WriteSlices(HtmlText page, SearchAnalysis analysis)
    {
        page.Heading(3, "Slices").Line("<div class=\"figures three\">");
        foreach (var (index, _) in analysis.Importance.Take(MostSlices))
        {
            WriteSlice(page, analysis, analysis.Space.Parameters[index], analysis.Space.Axes[index]);
        }

        page.Line("</div>");
        if (analysis.Importance.Length > MostSlices)
        {
            page.Paragraph($"The {Numbers.Count(analysis.Importance.Length - MostSlices)} least important parameters are left out.", "quiet");
        }
    }

    private static void WriteSlice(HtmlText page, SearchAnalysis analysis, Parameter parameter, Axis axis)
    {
        var (low, high) = ValueFrame.Robust(analysis.Points.Select(point => point.Value));
        var plot = new Plot(PlotAxis.OfParameter(parameter, axis), PlotAxis.Between(analysis.Objective.Metric, low, high));
        var response = axis.Count == 1 ? null : analysis.Model?.Along(parameter.Name, 40);
        if (response is not null && axis.IsOrdered)
        {
            var line = response.Posterior.Select(place => (X: axis.Encode(place.Values[0]), Y: analysis.ValueOf(place.Mean), place.Deviation)).ToList();
            plot.Band([.. line.Select(place => (place.X, place.Y - place.Deviation, place.Y + place.Deviation))], "band");
            plot.Line(line.Select(place => (place.X, place.Y)), "strong");
        }

        var active = analysis.Points.Where(point => point.Value >= low && point.Value <= high && point.Point.TryGet(parameter.Name, out _)).ToList();
        plot.Dots(active.Where(point => !point.IsFeasible).Select(Place), "faint");
        plot.Dots(active.Where(point => point.IsFeasible).Select(Place), "plain");
        if (analysis.Best is { } best && best.Point.TryGet(parameter.Name, out var value))
        {
            plot.Dots([Place(best)], "chosen");
            plot.Note(axis.Encode(value), best.Value, Numbers.Value(value));
        }

        page.Figure(
            parameter.Name,
            plot.ToMarkup($"{analysis.Objective.Metric} against {parameter.Name}: {active.Count} trials."),
            response is not null && axis.IsOrdered
                ? "Dots: trials, whatever the other parameters were. Line: what a Gaussian process expects around the best point, with one standard deviation."
                : "Dots: trials, whatever the other parameters were.");

        (double, double) Place(SearchedPoint point) => (axis.Encode(point.Point[parameter.Name]), point.Value);
    }
}
