using Tuning.Arbitrage.Markets.Gating;

namespace Tuning.Arbitrage.Markets.Csv;

/// <summary>Reads the fields of one line into a batch. Not safe to share between threads.</summary>
internal sealed class CsvRowReader
{
    private readonly QuoteBatch _batch;
    private readonly TimestampReader _timestamps;
    private readonly GateLedger _ledger;
    private readonly QuoteColumn?[] _fields;

    public CsvRowReader(CsvLayout layout, TimestampReader timestamps, GateLedger ledger)
    {
        Layout = layout;
        _timestamps = timestamps;
        _ledger = ledger;
        _fields = [.. layout.Fields];
        _batch = new QuoteBatch(layout.Columns);
    }

    public CsvLayout Layout { get; }

    public void Read(ReadOnlySpan<byte> line, long lineNumber, IQuoteSink sink)
    {
        if (!TryRead(line, lineNumber))
        {
            return;
        }

        _batch.Line[_batch.Count++] = lineNumber;
        if (_batch.IsFull)
        {
            Flush(sink);
        }
    }

    public void Flush(IQuoteSink sink)
    {
        if (_batch.Count > 0)
        {
            sink.Append(_batch);
            _batch.Count = 0;
        }
    }

    private static ReadOnlySpan<byte> Next(ReadOnlySpan<byte> line, ref int position)
    {
        var rest = line[position..];
        var end = rest.IndexOf((byte)',');
        var field = end < 0 ? rest : rest[..end];
        position += field.Length;
        return field;
    }

    private bool TryRead(ReadOnlySpan<byte> line, long lineNumber)
    {
        var position = 0;
        var row = _batch.Count;
        for (var index = 0; index < _fields.Length; index++)
        {
            if (index > 0)
            {
                if (position >= line.Length)
                {
                    return RefuseCount(line, lineNumber);
                }

                position++;
            }

            var read = _fields[index] switch
            {
                null => Skip(line, ref position),
                QuoteColumn.Time => TryReadTime(line, ref position, lineNumber, QuoteColumn.Time, out _batch.TimeNs[row]),
                QuoteColumn.FxTime => TryReadTime(line, ref position, lineNumber, QuoteColumn.FxTime, out _batch.FxTimeNs[row]),
                { } column => DecimalField.TryReadPlain(line, ref position, out _batch.Values(column)[row])
                    || TryReadNumber(line, ref position, lineNumber, column, out _batch.Values(column)[row]),
            };
            if (!read)
            {
                return false;
            }
        }

        return position == line.Length || RefuseCount(line, lineNumber);
    }

    private static bool Skip(ReadOnlySpan<byte> line, ref int position)
    {
        Next(line, ref position);
        return true;
    }

    private bool TryReadTime(ReadOnlySpan<byte> line, ref int position, long lineNumber, QuoteColumn column, out long timeNs)
    {
        var field = Field.Trim(Next(line, ref position));
        if (_timestamps.TryRead(field, out timeNs))
        {
            return true;
        }

        return field.IsEmpty
            ? RefuseMissing(line, lineNumber, column)
            : Refuse(GateCheck.BadTimestamp, lineNumber, column, field, "not a time", _timestamps.Allowed);
    }

    private bool TryReadNumber(ReadOnlySpan<byte> line, ref int position, long lineNumber, QuoteColumn column, out double value)
    {
        var field = Field.Trim(Next(line, ref position));
        if (field.IsEmpty)
        {
            value = double.NaN;
            return IsSize(column) || RefuseMissing(line, lineNumber, column);
        }

        if (!DecimalField.TryReadAny(field, out value))
        {
            return Refuse(GateCheck.BadNumber, lineNumber, column, field, "not a number", "a finite number above 0");
        }

        return double.IsFinite(value)
            || Refuse(GateCheck.NotFinite, lineNumber, column, field, "not finite", "a finite number above 0");
    }

    private static bool IsSize(QuoteColumn column) => column is >= QuoteColumn.BidSizeA and <= QuoteColumn.AskSizeB;

    // A short row may end in an empty field; it is named as what it is, a row with too few fields.
    private bool RefuseMissing(ReadOnlySpan<byte> line, long lineNumber, QuoteColumn column) => line.Count((byte)',') + 1 != _fields.Length
        ? RefuseCount(line, lineNumber)
        : Refuse(GateCheck.MissingValue, lineNumber, column, default, "the value is missing", "a value on every row");

    private bool RefuseCount(ReadOnlySpan<byte> line, long lineNumber)
    {
        if (_ledger.Count(GateCheck.FieldCount))
        {
            _ledger.Explain(new GateProblem(GateCheck.FieldCount, lineNumber, null, null,
                $"the row has {line.Count((byte)',') + 1} fields", $"{_fields.Length} as in the header"));
        }

        return false;
    }

    private bool Refuse(GateCheck check, long lineNumber, QuoteColumn column, ReadOnlySpan<byte> value, string reason, string allowed)
    {
        if (_ledger.Count(check))
        {
            _ledger.Explain(new GateProblem(check, lineNumber, QuoteHeader.NameOf(column),
                value.IsEmpty ? null : GateProblem.Cut(value), reason, allowed));
        }

        return false;
    }
}
