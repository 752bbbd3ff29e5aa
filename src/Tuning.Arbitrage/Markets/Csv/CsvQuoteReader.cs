using Tuning.Arbitrage.Markets.Gating;

namespace Tuning.Arbitrage.Markets.Csv;

/// <summary>
/// Reads quotes from CSV as it comes, in pieces of any size: header line, UTF-8 with or without a mark, LF or CRLF, empty
/// lines ignored. What it cannot read goes to the ledger with its line. Not safe to share between threads.
/// </summary>
public sealed class CsvQuoteReader
{
    private readonly CsvMapping _mapping;
    private readonly GateLedger _ledger;
    private readonly IQuoteSink _sink;
    private readonly byte[] _carried = new byte[LongestLineBytes];
    private readonly TimestampReader _timestamps = new();
    private int _carriedBytes;
    private bool _lineIsTooLong;
    private bool _lineHasText;
    private long _line = 1;
    private CsvRowReader? _rows;

    /// <summary>Creates a reader at the start of a file.</summary>
    /// <param name="mapping">Names of the columns.</param>
    /// <param name="ledger">Where findings go.</param>
    /// <param name="sink">Where rows go, in batches.</param>
    public CsvQuoteReader(CsvMapping mapping, GateLedger ledger, IQuoteSink sink)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(sink);
        _mapping = mapping;
        _ledger = ledger;
        _sink = sink;
    }

    /// <summary>The longest line that is read, in bytes without its line feed. A longer one is counted and never held.</summary>
    public const int LongestLineBytes = 65_536;

    /// <summary>Whether the header is unusable, so that nothing more is read.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Rows seen so far, read or not.</summary>
    public long Rows { get; private set; }

    /// <summary>How the times are written; nothing before the first row.</summary>
    public TimestampKind? Timestamps => _timestamps.Kind;

    /// <summary>The columns of the file; nothing before the header.</summary>
    public QuoteColumns? Columns => _rows?.Layout.Columns;

    /// <summary>Reads the next piece of the file.</summary>
    /// <param name="piece">Bytes that follow the ones before.</param>
    public void Append(ReadOnlySpan<byte> piece)
    {
        while (!piece.IsEmpty && !IsStopped)
        {
            var end = piece.IndexOf((byte)'\n');
            if (end < 0)
            {
                Carry(piece);
                return;
            }

            var line = piece[..end];
            if (_lineHasText)
            {
                Carry(line);
                line = _carried.AsSpan(0, _carriedBytes);
            }
            else if (line.Length > LongestLineBytes)
            {
                RefuseLength();
            }

            EndLine(line);
            piece = piece[(end + 1)..];
        }
    }

    /// <summary>Ends the file: a last line without a line feed counts, and the last batch goes to the sink.</summary>
    public void Complete()
    {
        if (_lineHasText && !IsStopped)
        {
            EndLine(_carried.AsSpan(0, _carriedBytes));
        }

        _rows?.Flush(_sink);
        if (_rows is null && !IsStopped)
        {
            _ledger.Add(new GateProblem(GateCheck.EmptyFile, 1, null, null, "the file is empty", $"a header with {QuoteHeader.Plain}"));
            IsStopped = true;
        }
    }

    private void Carry(ReadOnlySpan<byte> part)
    {
        _lineHasText |= !part.IsEmpty;
        if (_lineIsTooLong)
        {
            return;
        }

        if (_carriedBytes + part.Length > LongestLineBytes)
        {
            _carriedBytes = 0;
            RefuseLength();
            return;
        }

        part.CopyTo(_carried.AsSpan(_carriedBytes));
        _carriedBytes += part.Length;
    }

    private void RefuseLength()
    {
        _lineIsTooLong = true;
        _ledger.Add(new GateProblem(GateCheck.LineTooLong, _line, null, null, "the line is too long", $"at most {LongestLineBytes} bytes"));
    }

    private void EndLine(ReadOnlySpan<byte> line)
    {
        if (_lineIsTooLong)
        {
            if (_rows is null)
            {
                IsStopped = true;
                _ledger.Add(new GateProblem(GateCheck.EmptyFile, _line, null, null, "there is no header to read the file by",
                    $"a header with {QuoteHeader.Plain}"));
                return;
            }

            Rows++;
        }
        else
        {
            Read(line is [.., (byte)'\r'] ? line[..^1] : line);
        }

        _lineIsTooLong = false;
        _lineHasText = false;
        _carriedBytes = 0;
        _line++;
    }

    private void Read(ReadOnlySpan<byte> line)
    {
        if (_rows is not null)
        {
            if (line.IsEmpty || (line[0] <= (byte)' ' && Field.Trim(line).IsEmpty))
            {
                return;
            }

            Rows++;
            _rows.Read(line, _line, _sink);
            return;
        }

        if (Field.Trim(line).IsEmpty)
        {
            return;
        }

        var layout = CsvLayout.Read(line, _line, _mapping, _ledger);
        IsStopped = layout is null;
        _rows = layout is null ? null : new CsvRowReader(layout, _timestamps, _ledger);
    }
}
