using System.Globalization;

namespace Tuning.Arbitrage.Markets.Csv;

/// <summary>Writes quotes as the CSV that <c>tune</c> reads, every number with all its digits.</summary>
/// <param name="output">Where the lines go.</param>
public sealed class QuotesCsv(TextWriter output) : IQuoteSink
{
    private const int LongestField = 40;

    private readonly char[] _field = new char[LongestField];
    private bool _hasHeader;

    /// <inheritdoc/>
    public void Append(QuoteBatch batch)
    {
        var columns = batch.Columns.Ordered;
        if (!_hasHeader)
        {
            output.WriteLine(string.Join(',', columns.Select(QuoteHeader.NameOf)));
            _hasHeader = true;
        }

        for (var row = 0; row < batch.Count; row++)
        {
            for (var column = 0; column < columns.Length; column++)
            {
                output.Write(column == 0 ? "" : ",");
                Write(batch, columns[column], row);
            }

            output.WriteLine();
        }
    }

    private void Write(QuoteBatch batch, QuoteColumn column, int row)
    {
        switch (column)
        {
            case QuoteColumn.Time:
                output.Write(Instant.Text(batch.TimeNs[row]));
                break;
            case QuoteColumn.FxTime:
                output.Write(Instant.Text(batch.FxTimeNs[row]));
                break;
            default:
                batch.Values(column)[row].TryFormat(_field, out var length, "R", CultureInfo.InvariantCulture);
                output.Write(_field, 0, length);
                break;
        }
    }
}
