using System.Collections.Immutable;
using Tuning.Reports.Plots;
using Tuning.Validation.Figures;

namespace Tuning.Reports.Sections;

/// <summary>Whether the search found an edge or only the best of many tries. Shown, and never a gate.</summary>
internal static class OverfittingFigures
{
    private const double Wanted = 0.95;

    /// <summary>Writes the figures, or sentences where something is undefined.</summary>
    public static void Write(HtmlText page, ValidationFigures figures, ImmutableArray<LogitCount> logits)
    {
        WriteLogits(page, figures, logits);
        WriteDeflation(page, figures.InSample);
    }

    private static void WriteLogits(HtmlText page, ValidationFigures figures, ImmutableArray<LogitCount> logits)
    {
        if (figures.Overfitting is not { } found || logits.IsEmpty)
        {
            page.Paragraph("The probability of backtest overfitting is undefined: too few hours, or too few parameter sets whose record varies.", "absent");
            return;
        }

        var bars = Binned(logits);
        var width = bars[0].To - bars[0].From;
        var plot = new Plot(
            PlotAxis.Between("logit of the rank out of sample", bars[0].From - width, bars[^1].To + width),
            PlotAxis.Of("splits", bars.Select(bar => (double)bar.Count), includesZero: true));
        foreach (var bar in bars)
        {
            plot.Bar(bar.From, bar.To, bar.Count, bar.To <= 0 ? "loss" : "gain", $"{Numbers.Count(bar.Count)} splits");
        }

        plot.Bound(0, "start");
        page.Figure(
            "Overfitting: PBO logits",
            plot.ToMarkup($"Histogram of the logits of {found.Splits} splits; probability of backtest overfitting {Numbers.Percent(found.Probability)}."),
            $"In {Numbers.Count(found.Splits)} ways to halve the data the best of {Numbers.Count(found.Columns)} parameter sets in one half was ranked in the other: orange splits put it below the middle. PBO {Numbers.Percent(found.Probability)}; pure noise gives about 50 %. {Numbers.Percent(found.ProbabilityOfLoss)} of the splits lost money.");
    }

    // Bars that meet at 0, the bound between overfit and not.
    private static List<HistogramBar> Binned(ImmutableArray<LogitCount> logits)
    {
        var reach = Math.Max(0.5, logits.Max(entry => Math.Abs(entry.Logit)));
        var width = reach / 10;
        return
        [
            .. logits.GroupBy(entry => (int)Math.Ceiling(entry.Logit / width))
                .OrderBy(group => group.Key)
                .Select(group => new HistogramBar((group.Key - 1) * width, group.Key * width, group.Sum(entry => entry.Splits))),
        ];
    }

    private static void WriteDeflation(HtmlText page, InSampleSharpe? found)
    {
        if (found is null || found.Curve.Length < 2)
        {
            page.Paragraph("The deflated Sharpe ratio is undefined: the chosen trial has no Sharpe ratio in sample.", "absent");
            return;
        }

        var plot = new Plot(
            new PlotAxis("trials", [.. new[] { 1.0, 10, 100, 1_000, 10_000 }.Select(trials => (Place(trials), Numbers.Of(trials)))], Place),
            PlotAxis.Between("deflated Sharpe ratio", 0, 1.02));
        plot.Level(Wanted, "start").Line(found.Curve.Select(point => (point.Trials, point.Deflated)), "strong");
        if (found.Deflated is { } deflated)
        {
            plot.Dots([(found.Trials, deflated)], "chosen").Note(found.Trials, deflated, $"{Numbers.Count(found.Trials)} trials");
        }

        page.Figure(
            "Deflated Sharpe ratio against trials",
            plot.ToMarkup($"The deflated Sharpe ratio of the choice in sample falls with the number of trials; at {found.Trials} trials it is {Numbers.Of(found.Deflated)}."),
            $"How sure the Sharpe ratio of {Numbers.Of(found.AnnualSharpe)} in sample would be if so many independent sets had been tried. Here {Numbers.Count(found.Trials)} were, which count like {Numbers.Of(found.EffectiveTrials)}; dashed: 95 %. It never gates: the sets of a search differ in truth.");

        static double Place(double trials) => Math.Log10(Math.Max(1, trials)) / 4;
    }
}
