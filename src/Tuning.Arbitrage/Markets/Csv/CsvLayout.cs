using System.Collections.Immutable;
using System.Text;
using Tuning.Arbitrage.Markets.Gating;

namespace Tuning.Arbitrage.Markets.Csv;

/// <summary>Which field of a line is which column, after the header.</summary>
internal sealed class CsvLayout
{
    private const int LongestHeader = 400;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private CsvLayout(ImmutableArray<QuoteColumn?> fields, QuoteColumns columns)
    {
        Fields = fields;
        Columns = columns;
    }

    /// <summary>The column of each field in the order of the file; nothing where a field is skipped.</summary>
    public ImmutableArray<QuoteColumn?> Fields { get; }

    public QuoteColumns Columns { get; }

    public static CsvLayout? Read(ReadOnlySpan<byte> header, long line, CsvMapping mapping, GateLedger ledger)
    {
        if (header.StartsWith(ByteOrderMark))
        {
            header = header[ByteOrderMark.Length..];
        }

        var fields = ImmutableArray.CreateBuilder<QuoteColumn?>();
        var columns = QuoteColumns.Plain;
        var seen = new HashSet<QuoteColumn>();
        var fits = true;
        foreach (var range in header.Split((byte)','))
        {
            var name = Encoding.UTF8.GetString(Field.Trim(header[range]));
            var column = mapping.ColumnOf(name);
            if (column is null && !mapping.Skips(name))
            {
                fits = Report(GateCheck.UnknownColumn, name, "no such column",
                    $"{string.Join(',', mapping.Permitted.Select(mapping.NameOf))}, each once");
            }
            else if (column is { } known && !seen.Add(known))
            {
                fits = Report(GateCheck.DuplicateColumn, name, "the column stands there twice", "each column once");
            }

            fields.Add(column);
            columns = column is { } found ? columns.With(found) : columns;
        }

        // A column that somebody named is wanted, although a file may do without it.
        var wanted = mapping.Required.Union(mapping.Names.Keys.Order());
        foreach (var column in wanted.Where(column => !seen.Contains(column)))
        {
            fits = Report(GateCheck.MissingColumn, mapping.NameOf(column), $"the column is missing, the file has {Text(header)}",
                $"a header with {string.Join(',', wanted.Select(mapping.NameOf))}");
        }

        return fits ? new CsvLayout(fields.ToImmutable(), columns) : null;

        bool Report(GateCheck check, string name, string reason, string allowed)
        {
            ledger.Add(new GateProblem(check, line, GateProblem.Cut(Encoding.UTF8.GetBytes(name)), null, reason, allowed));
            return false;
        }
    }

    private static string Text(ReadOnlySpan<byte> header) => GateProblem.Cut(header, LongestHeader);
}
