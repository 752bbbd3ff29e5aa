using System.Text;

namespace Tuning.Reports;

/// <summary>Builds the page. Every text is escaped; markup is written by this project alone.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();

    public HtmlText Line(string markup)
    {
        _text.Append(markup).Append('\n');
        return this;
    }

    public HtmlText Paragraph(string text, string cssClass = "") =>
        Line(cssClass.Length == 0 ? $"<p>{Markup.Escape(text)}</p>" : $"<p class=\"{cssClass}\">{Markup.Escape(text)}</p>");

    public HtmlText Heading(int level, string text) => Line($"<h{level}>{Markup.Escape(text)}</h{level}>");

    /// <summary>A figure with its title and caption; the plot carries its own text alternative.</summary>
    public HtmlText Figure(string title, Markup plot, string caption, string cssClass = "") =>
        Line($"<figure class=\"{cssClass}\"><h4>{Markup.Escape(title)}</h4>{plot.Html}<figcaption>{Markup.Escape(caption)}</figcaption></figure>");

    /// <summary>A table that stands as cards on a narrow screen.</summary>
    public HtmlText Table(string caption, string[] headings, IEnumerable<Markup[]> rows, string cssClass = "")
    {
        Line($"<table class=\"{cssClass}\"><caption>{Markup.Escape(caption)}</caption><thead><tr>"
            + $"{string.Concat(headings.Select(heading => $"<th scope=\"col\">{Markup.Escape(heading)}</th>"))}</tr></thead><tbody>");
        foreach (var row in rows)
        {
            Line($"<tr>{string.Concat(row.Select((cell, column) => $"<td data-label=\"{Markup.Escape(headings[column])}\">{cell.Html}</td>"))}</tr>");
        }

        return Line("</tbody></table>");
    }

    /// <summary>Names with values.</summary>
    public HtmlText Pairs(IEnumerable<(string Name, Markup Value)> pairs, string cssClass = "facts") =>
        Line($"<dl class=\"{cssClass}\">{string.Concat(pairs.Select(pair => $"<div><dt>{Markup.Escape(pair.Name)}</dt><dd>{pair.Value.Html}</dd></div>"))}</dl>");

    public override string ToString() => _text.ToString();
}
