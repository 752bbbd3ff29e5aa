using Tuning.Analysis;
using Tuning.Reports.Analysis;
using Tuning.Reports.Plots;

namespace Tuning.Reports.Sections;

/// <summary>Trials as lines across one axis a parameter.</summary>
internal static class ParallelFigure
{
    private const int MostLines = 120;
    private const int MostAxes = 8;
    private const int Highlighted = 10;

    /// <summary>Writes the figure, or a sentence where there is none to draw.</summary>
    public static void Write(HtmlText page, SearchAnalysis analysis)
    {
        int[] shown = [.. analysis.Importance.Take(MostAxes).Select(entry => entry.Index).Order()];
        if (shown.Length < 2)
        {
            page.Paragraph("Parallel coordinates need two parameters.", "absent");
            return;
        }

        var lines = ParallelCoordinates.Of(analysis.Space, [.. analysis.Scored.Select(point => new ScoredPoint(point.Point, point.Score))]).Lines;
        var thinned = Enumerable.Range(0, Math.Min(MostLines, lines.Length)).Select(i => lines[(int)((long)i * lines.Length / Math.Min(MostLines, lines.Length))]);
        var plot = new Plot(
            new PlotAxis("", [.. shown.Select((index, place) => (PlaceOf(place), analysis.Space.Parameters[index].Name))], place => place),
            new PlotAxis("", [(0, "low"), (1, "high")], place => place));
        foreach (var line in thinned.Reverse())
        {
            plot.Line(Points(line), "thread");
        }

        foreach (var line in lines.Take(Highlighted).Reverse())
        {
            plot.Line(Points(line), "thread best");
        }

        foreach (var place in Enumerable.Range(0, shown.Length))
        {
            plot.Bound(PlaceOf(place), "axis");
        }

        page.Figure(
            "Parallel coordinates",
            plot.ToMarkup($"The {Math.Min(Highlighted, lines.Length)} best of {lines.Length} trials across {shown.Length} parameters."),
            $"A line is a trial, each axis from the lower to the upper bound. Strong: the {Math.Min(Highlighted, lines.Length)} best. Where they bundle, the parameter matters.");

        double PlaceOf(int place) => 0.03 + (0.94 * place / (shown.Length - 1));

        IEnumerable<(double, double)> Points(ParallelLine line) => shown
            .Select((index, place) => (Place: PlaceOf(place), At: line.Positions[index]))
            .Where(point => point.At is not null)
            .Select(point => (point.Place, point.At!.Value));
    }
}
