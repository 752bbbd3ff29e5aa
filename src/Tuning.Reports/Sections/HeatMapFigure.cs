using System.Collections.Immutable;
using Tuning.Reports.Analysis;
using Tuning.Reports.Plots;

namespace Tuning.Reports.Sections;

/// <summary>The objective over the two parameters that matter most, with the plateau that a choice should stand on.</summary>
internal static class HeatMapFigure
{
    private const int Steps = 24;
    private const int MostCells = 2500;

    /// <summary>Writes the figure, or a sentence where there is none to draw.</summary>
    public static void Write(HtmlText page, SessionReport report, SearchAnalysis analysis)
    {
        page.Heading(3, "Heat map");
        int[] pair = [.. analysis.Importance.Select(entry => entry.Index).Where(index => analysis.Space.Axes[index].Count is null or > 1).Take(2).Order()];
        if (pair.Length < 2)
        {
            page.Paragraph("A heat map needs two parameters that vary.", "absent");
            return;
        }

        var (first, second) = (analysis.Space.Parameters[pair[0]], analysis.Space.Parameters[pair[1]]);
        var (axisX, axisY) = (analysis.Space.Axes[pair[0]], analysis.Space.Axes[pair[1]]);
        var cells = IsWholeGrid(report, analysis) ? CellsOfTrials(analysis, pair) : CellsOfModel(analysis, pair);
        if (cells.Count == 0)
        {
            page.Paragraph("Too few trials differ for a heat map.", "absent");
            return;
        }

        var plot = new Plot(PlotAxis.OfParameter(first, axisX), PlotAxis.OfParameter(second, axisY));
        var most = cells.Max(cell => Math.Abs(cell.Value));
        foreach (var cell in cells)
        {
            plot.Cell(
                cell.Across, cell.Up, cell.Value < 0 ? "loss" : "gain",
                Opacity(cell.Value, most), $"{Numbers.Signed(cell.Value)}");
        }

        var plateaus = analysis.Plateaus();
        var isGrid = IsWholeGrid(report, analysis);
        plot.Dots(analysis.Points.Where(point => !isGrid || !point.IsFeasible).Select(point => Place(point, pair)), "tiny");

        var top = TopOf(report, analysis, plateaus);
        plot.Dots([Place(top.Point, pair)], "plateau").Dots([Place(top.Point, pair)], "hole");
        if (Peak(report, analysis) is { } best)
        {
            plot.Dots([Place(best, pair)], "chosen").Note(Place(best, pair).X, Place(best, pair).Y, "best", "strong");
        }

        page.Figure(
            $"{analysis.Objective.Metric} over {first.Name} and {second.Name}",
            plot.ToMarkup(Words(report, analysis, top), "tall"),
            Caption(report, analysis, top),
            "wide");

        (double X, double Y) Place(SearchedPoint point, int[] indexes) =>
            (CoordinateOf(analysis, point, indexes[0]), CoordinateOf(analysis, point, indexes[1]));
    }

    // A validated session has chosen its plateau, by the hours as well; otherwise it is the highest one.
    private static (SearchedPoint Point, double Plateau) TopOf(
        SessionReport report, SearchAnalysis analysis, ImmutableArray<(SearchedPoint Point, double Plateau)> plateaus) =>
        IsChoice(report) && analysis.Best is { } chosen && plateaus.Any(entry => entry.Point.Trial.Number == chosen.Trial.Number)
            ? plateaus.First(entry => entry.Point.Trial.Number == chosen.Trial.Number)
            : plateaus.MaxBy(entry => entry.Plateau * analysis.ValueOf(1));

    private static SearchedPoint? Peak(SessionReport report, SearchAnalysis analysis) =>
        IsChoice(report) ? analysis.Feasible.OrderByDescending(point => point.Score).ThenBy(point => point.Trial.Number).FirstOrDefault() : analysis.Best;

    private static bool IsChoice(SessionReport report) => report.Plan.Windows is not null && report.Verdict is not null;

    private static double Opacity(double value, double most) => most > 0 ? 0.06 + (0.9 * Math.Abs(value) / most) : 0.06;

    private static double CoordinateOf(SearchAnalysis analysis, SearchedPoint point, int index) =>
        point.Point.TryGet(analysis.Space.Parameters[index].Name, out var value) ? analysis.Space.Axes[index].Encode(value) : 0.5;

    private static bool IsWholeGrid(SessionReport report, SearchAnalysis analysis) =>
        report.Plan.Spec.Sampler.Kind is Tuning.Sessions.SamplerKind.Grid
        && analysis.Space.Axes.Count(axis => axis.Count is null or > 1) == 2
        && analysis.Space.Axes.All(axis => axis.Count is not null)
        && analysis.Points.Length <= MostCells;

    private static List<HeatCell> CellsOfTrials(SearchAnalysis analysis, int[] pair) =>
    [
        .. analysis.Points.Select(point => new HeatCell(
            CellOf(analysis, point, pair[0]), CellOf(analysis, point, pair[1]), point.Value)),
    ];

    // Neighbouring cells meet halfway between their values, so that unequal steps leave no gap.
    private static (double Low, double High) CellOf(SearchAnalysis analysis, SearchedPoint point, int index)
    {
        var axis = analysis.Space.Axes[index];
        return axis.CellOf(axis.IndexAt(CoordinateOf(analysis, point, index)));
    }

    private static List<HeatCell> CellsOfModel(SearchAnalysis analysis, int[] pair)
    {
        if (analysis.Model is not { } model)
        {
            return [];
        }

        var response = model.Over(analysis.Space.Parameters[pair[0]].Name, analysis.Space.Parameters[pair[1]].Name, Steps);
        double[] across = [.. response.Posterior.Select(place => analysis.Space.Axes[pair[0]].Encode(place.Values[0])).Distinct().Order()];
        double[] up = [.. response.Posterior.Select(place => analysis.Space.Axes[pair[1]].Encode(place.Values[1])).Distinct().Order()];
        return
        [
            .. response.Posterior.Select(place => new HeatCell(
                Between(across, analysis.Space.Axes[pair[0]].Encode(place.Values[0])),
                Between(up, analysis.Space.Axes[pair[1]].Encode(place.Values[1])),
                analysis.ValueOf(place.Mean))),
        ];
    }

    private static (double Low, double High) Between(double[] places, double place)
    {
        var index = Array.IndexOf(places, place);
        return (index == 0 ? 0 : (places[index - 1] + place) / 2, index == places.Length - 1 ? 1 : (places[index + 1] + place) / 2);
    }

    private static string Caption(SessionReport report, SearchAnalysis analysis, (SearchedPoint Point, double Plateau) top)
    {
        var colours = "Blue gains, orange loses, deeper is more.";
        var source = IsWholeGrid(report, analysis)
            ? "Each cell is a trial; those with a dot violate a constraint, blank ones are forbidden or were not evaluated."
            : $"What a Gaussian process of {Numbers.Count(analysis.ModelledTrials)} trials expects, the other parameters as at its best; dots are trials. {Belief(analysis)}";
        return IsChoice(report) && top.Point.Trial.Number == report.Best
            ? $"{colours} {source} The ring marks the choice of the search: of the trials that the data cannot tell from the best, the one on the best plateau (mean of the neighbourhood {Numbers.Signed(top.Plateau)}). The dot is the best row of the search, which was not asked."
            : $"{colours} {source} The ring marks the middle of the best plateau (mean of the neighbourhood {Numbers.Signed(top.Plateau)}): values around it are as good, which a lonely peak is not.";
    }

    private static string Belief(SearchAnalysis analysis) => analysis.Model?.PredictedShare switch
    {
        null => "How well it predicts trials that it has not seen cannot be told.",
        <= 0 => "It predicts trials that it has not seen no better than their mean does: do not believe its shape.",
        { } share => $"It predicts {Numbers.Percent(Math.Round(share, 3))} of the variance of trials that it has not seen.",
    };

    private static string Words(SessionReport report, SearchAnalysis analysis, (SearchedPoint Point, double Plateau) top) =>
        $"Heat map of {analysis.Objective.Metric}: "
        + (Peak(report, analysis) is { } best ? $"best trial {best.Point.Canonical} with {Numbers.Signed(best.Value)}; " : "")
        + $"{(IsChoice(report) ? "choice on the plateau" : "best plateau")} around {top.Point.Point.Canonical} with a mean of {Numbers.Signed(top.Plateau)}.";
}
