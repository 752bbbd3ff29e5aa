using System.Collections.Immutable;

namespace Tuning.Arbitrage.Markets.Csv;

/// <summary>How the header of a file translates to columns.</summary>
public sealed record CsvMapping
{
    /// <summary>Names as the plain header spells them, and nothing skipped.</summary>
    public static CsvMapping Default { get; } = new();

    /// <summary>The file's own name for a column, where it differs; names are compared without case. Default none.</summary>
    public ImmutableDictionary<QuoteColumn, string> Names { get; init; } = ImmutableDictionary<QuoteColumn, string>.Empty;

    /// <summary>Names of columns in the file that are not read. Default none.</summary>
    public ImmutableArray<string> Skipped { get; init; } = [];

    /// <summary>Whether every column with an unknown name is not read, instead of being an error. Default false.</summary>
    public bool SkipUnknown { get; init; }

    /// <summary>The columns that the file must have. Default: those of the plain header; a single stream has fewer.</summary>
    internal ImmutableArray<QuoteColumn> Required { get; init; } = QuoteColumns.Plain.Ordered;

    /// <summary>The columns that the file may have. Default: every column; a single stream has fewer.</summary>
    internal ImmutableArray<QuoteColumn> Permitted { get; init; } = [.. Enum.GetValues<QuoteColumn>()];

    /// <summary>Further names for columns that <see cref="Names"/> does not name. Default none.</summary>
    internal ImmutableDictionary<string, QuoteColumn> Aliases { get; init; } = ImmutableDictionary<string, QuoteColumn>.Empty;

    /// <summary>The name that the file should have for a column.</summary>
    /// <param name="column">The column.</param>
    public string NameOf(QuoteColumn column) => Names.GetValueOrDefault(column) ?? QuoteHeader.NameOf(column);

    /// <summary>The column that a name of the file stands for, or nothing.</summary>
    /// <param name="name">The name as the file spells it.</param>
    public QuoteColumn? ColumnOf(string name)
    {
        foreach (var (column, mapped) in Names)
        {
            if (string.Equals(mapped, name, StringComparison.OrdinalIgnoreCase))
            {
                return column;
            }
        }

        if (!Aliases.TryGetValue(name, out var known))
        {
            if (QuoteHeader.ColumnOf(name) is not { } plain)
            {
                return null;
            }

            known = plain;
        }

        return Names.ContainsKey(known) || !Permitted.Contains(known) ? null : known;
    }

    /// <summary>Whether a column of that name is left unread.</summary>
    /// <param name="name">The name as the file spells it.</param>
    public bool Skips(string name) => SkipUnknown || Skipped.Contains(name, StringComparer.OrdinalIgnoreCase);
}
