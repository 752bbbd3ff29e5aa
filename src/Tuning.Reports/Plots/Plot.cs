using System.Globalization;
using System.Text;

namespace Tuning.Reports.Plots;

/// <summary>
/// A plot that fits any width: the drawing is stretched to its box while lines and dots keep their width, and every text is HTML
/// beside it, in the size of the page.
/// </summary>
/// <param name="x">The horizontal axis.</param>
/// <param name="y">The vertical axis.</param>
internal sealed class Plot(PlotAxis x, PlotAxis y)
{
    private const double Side = 1000;

    private readonly StringBuilder _marks = new();
    private readonly StringBuilder _notes = new();

    /// <summary>Draws a line through points that are defined.</summary>
    public Plot Line(IEnumerable<(double X, double Y)> points, string cssClass)
    {
        var path = PathOf(points);
        return path.Length == 0 ? this : Mark($"<path class=\"line {cssClass}\" d=\"{path}\"/>");
    }

    /// <summary>Draws a line that holds each value until the next one.</summary>
    public Plot Steps(IReadOnlyList<(double X, double Y)> points, string cssClass) => Line(
        points.SelectMany((point, i) => i == 0 ? new[] { point } : [(point.X, points[i - 1].Y), point]), cssClass);

    /// <summary>Draws dots that stay round.</summary>
    public Plot Dots(IEnumerable<(double X, double Y)> points, string cssClass)
    {
        var path = new StringBuilder();
        foreach (var (atX, atY) in points)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{Text(Across(atX))} {Text(Down(atY))}h0");
        }

        return path.Length == 0 ? this : Mark($"<path class=\"dots {cssClass}\" d=\"{path}\"/>");
    }

    /// <summary>Fills what lies between two lines.</summary>
    public Plot Band(IReadOnlyList<(double X, double Low, double High)> points, string cssClass)
    {
        if (points.Count < 2)
        {
            return this;
        }

        var outline = points.Select(point => (point.X, point.High)).Concat(points.Reverse().Select(point => (point.X, point.Low)));
        return Mark($"<path class=\"{cssClass}\" d=\"{PathOf(outline)}Z\"/>");
    }

    /// <summary>Fills a rectangle between places from 0 to 1.</summary>
    public Plot Cell((double Low, double High) across, (double Low, double High) up, string cssClass, double opacity = 1, string? title = null)
    {
        var tip = title is null ? "" : $"<title>{Markup.Escape(title)}</title>";
        return Mark(string.Create(
            CultureInfo.InvariantCulture,
            $"<rect class=\"{cssClass}\" x=\"{Text(Side * across.Low)}\" y=\"{Text(Side * (1 - up.High))}\" width=\"{Text(Side * (across.High - across.Low))}\" height=\"{Text(Side * (up.High - up.Low))}\" fill-opacity=\"{opacity:0.##}\">{tip}</rect>"));
    }

    /// <summary>Fills a bar from the zero line.</summary>
    public Plot Bar(double from, double to, double value, string cssClass, string? title = null)
    {
        var (zero, top) = (Math.Clamp(y.Place(0), 0, 1), y.Place(value));
        return Cell((x.Place(from), x.Place(to)), (Math.Min(zero, top), Math.Max(zero, top)), cssClass, title: title);
    }

    /// <summary>Draws a horizontal line across.</summary>
    public Plot Level(double value, string cssClass) => y.Place(value) is >= 0 and <= 1
        ? Mark($"<path class=\"line {cssClass}\" d=\"M0 {Text(Down(value))}H{Text(Side)}\"/>")
        : this;

    /// <summary>Draws a vertical line.</summary>
    public Plot Bound(double value, string cssClass) => x.Place(value) is >= 0 and <= 1
        ? Mark($"<path class=\"line {cssClass}\" d=\"M{Text(Across(value))} 0V{Text(Side)}\"/>")
        : this;

    /// <summary>Writes a short text at a point.</summary>
    public Plot Note(double atX, double atY, string text, string cssClass = "")
    {
        var across = Math.Clamp(x.Place(atX), 0, 1);
        var side = across > 0.6 ? "left" : "right";
        _notes.Append(CultureInfo.InvariantCulture, $"<span class=\"note {side} {cssClass}\" style=\"left:{Percent(across)};top:{Percent(1 - Math.Clamp(y.Place(atY), 0, 1))}\">{Markup.Escape(text)}</span>");
        return this;
    }

    /// <summary>The plot.</summary>
    /// <param name="alternative">What it shows, in words, for those who do not see it.</param>
    /// <param name="cssClass">A class of the style sheet.</param>
    public Markup ToMarkup(string alternative, string cssClass = "")
    {
        var grid = new StringBuilder();
        var text = new StringBuilder();
        foreach (var (place, _) in y.Ticks)
        {
            grid.Append(CultureInfo.InvariantCulture, $"M0 {Text(Side * (1 - place))}H{Text(Side)}");
        }

        text.Append(CultureInfo.InvariantCulture, $"<div class=\"plot {cssClass}\" role=\"img\" aria-label=\"{Markup.Escape(alternative)}\">");
        text.Append(CultureInfo.InvariantCulture, $"<span class=\"title-y\" aria-hidden=\"true\">{Markup.Escape(y.Title)}</span>");
        text.Append("<div class=\"ticks-y\" aria-hidden=\"true\">");
        // The widest text gives the column its width; the others lie over it.
        text.Append(CultureInfo.InvariantCulture, $"<span class=\"widest\">{Markup.Escape(y.Ticks.Select(tick => tick.Text).MaxBy(tick => tick.Length) ?? "")}</span>");
        foreach (var (place, label) in y.Ticks)
        {
            text.Append(CultureInfo.InvariantCulture, $"<span style=\"top:{Percent(1 - place)}\">{Markup.Escape(label)}</span>");
        }

        text.Append("</div><div class=\"canvas\"><svg viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">");
        text.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"{grid}\"/>{_marks}</svg>{_notes}</div><div class=\"ticks-x\" aria-hidden=\"true\">");
        foreach (var (place, label) in x.Ticks)
        {
            var edge = x.HasNames ? " class=\"name\"" : place < 0.04 ? " class=\"first\"" : place > 0.96 ? " class=\"last\"" : "";
            var room = x.HasNames ? $";max-width:{Percent(1.0 / x.Ticks.Length)}" : "";
            text.Append(CultureInfo.InvariantCulture, $"<span{edge} style=\"left:{Percent(place)}{room}\">{Markup.Escape(label)}</span>");
        }

        return new($"{text}</div><span class=\"title-x\" aria-hidden=\"true\">{Markup.Escape(x.Title)}</span></div>");
    }

    private Plot Mark(string markup)
    {
        _marks.Append(markup);
        return this;
    }

    private string PathOf(IEnumerable<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        foreach (var (atX, atY) in points)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Text(Across(atX))).Append(' ').Append(Text(Down(atY)));
        }

        return path.ToString();
    }

    private double Across(double value) => Side * Math.Clamp(x.Place(value), -1, 2);

    private double Down(double value) => Side * (1 - Math.Clamp(y.Place(value), -1, 2));

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##}%");
}
