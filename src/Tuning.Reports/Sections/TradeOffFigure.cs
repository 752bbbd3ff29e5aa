using Tuning.Analysis;
using Tuning.Reports.Analysis;
using Tuning.Reports.Plots;

namespace Tuning.Reports.Sections;

/// <summary>What the objective costs in drawdown: the trials that no other beats in both.</summary>
internal static class TradeOffFigure
{
    private const string Risk = "maxDrawdownPct";

    /// <summary>Writes the figure; nothing where the trials have no drawdown or it is itself the objective.</summary>
    public static void Write(HtmlText page, SearchAnalysis analysis)
    {
        var trials = analysis.Scored.Where(point => point.Trial.Metrics.Find(Risk) is not null).ToList();
        if (trials.Count < 2 || string.Equals(analysis.Objective.Metric, Risk, StringComparison.Ordinal))
        {
            return;
        }

        var front = ParetoFront.Of([.. trials.Select(point => (System.Collections.Immutable.ImmutableArray<double>)[-point.Score, RiskOf(point)])])
            .Select(index => trials[index]).OrderBy(RiskOf).ToList();
        var (low, high) = ValueFrame.Robust(trials.Select(point => point.Value));
        var (least, most) = ValueFrame.Robust(trials.Select(RiskOf));
        var plot = new Plot(PlotAxis.Between($"{Risk}, %", Math.Max(0, least), most), PlotAxis.Between(analysis.Objective.Metric, low, high));
        plot.Dots(trials.Where(point => point.Value >= low && point.Value <= high && RiskOf(point) <= most).Select(Place), "faint");
        plot.Line(front.Select(Place), "strong").Dots(front.Select(Place), "plain");
        if (analysis.Best is { } best && best.Trial.Metrics.Find(Risk) is not null)
        {
            plot.Dots([Place(best)], "chosen");
        }

        page.Figure(
            "Profit against drawdown",
            plot.ToMarkup($"{trials.Count} trials by {analysis.Objective.Metric} and drawdown; {front.Count} of them are beaten by no other in both."),
            $"The line joins the {Numbers.Count(front.Count)} trials that no other beats in both (Pareto front).");

        static (double, double) Place(SearchedPoint point) => (RiskOf(point), point.Value);
    }

    private static double RiskOf(SearchedPoint point) => point.Trial.Metrics.Find(Risk)!.Value;
}
