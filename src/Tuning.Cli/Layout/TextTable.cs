using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Layout;

/// <summary>Rows of text in aligned columns, the same on a terminal and in a file. Not safe to share between threads.</summary>
/// <param name="headings">The headings; one that starts with &gt; aligns its column to the right.</param>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One text for each heading.</param>
    /// <exception cref="ArgumentException">The row has another number of cells than there are headings.</exception>
    public void Add(params string[] cells)
    {
        if (cells.Length != headings.Length)
        {
            throw new ArgumentException($"A row of this table has {headings.Length} cells.", nameof(cells));
        }

        _rows.Add(cells);
    }

    /// <summary>Writes headings and rows.</summary>
    /// <param name="page">The page.</param>
    public void WriteTo(Page page)
    {
        string[] titles = [.. headings.Select(heading => heading.TrimStart('>'))];
        int[] widths = [.. titles.Select((title, column) => _rows.Max(row => (int?)row[column].Length) is { } widest
            ? Math.Max(title.Length, widest)
            : title.Length)];
        if (titles.Any(title => title.Length > 0))
        {
            page.Title(Join(titles, widths));
        }

        foreach (var row in _rows)
        {
            page.Line(Join(row, widths));
        }
    }

    private string Join(string[] cells, int[] widths) => string.Join("  ", cells.Select((cell, column) =>
        headings[column].StartsWith('>') ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd();
}
