namespace Tuning.Arbitrage.Markets.Csv;

/// <summary>Reads times as nanoseconds since the Unix epoch, by integers alone. Not safe to share between threads.</summary>
internal sealed class TimestampReader
{
    // "2026-01-31T10:15:": rows that follow each other mostly share the minute, which then is read once.
    private const int MinuteBytes = 17;

    private readonly byte[] _minute = new byte[MinuteBytes];
    private long? _minuteNs;
    private ulong _unitNs;

    /// <summary>How the times are written; nothing before the first.</summary>
    public TimestampKind? Kind { get; private set; }

    public string Allowed => Kind switch
    {
        null => "ISO-8601, or epoch s, ms, us, ns",
        TimestampKind.Iso8601 => "ISO-8601 as in the first row, in the years 1678 to 2261",
        _ => $"{Describe(Kind.Value)} as in the first row, in the years 1678 to 2261",
    };

    public static string Describe(TimestampKind kind) => kind switch
    {
        TimestampKind.Iso8601 => "ISO-8601",
        TimestampKind.EpochSeconds => "epoch seconds",
        TimestampKind.EpochMilliseconds => "epoch milliseconds",
        TimestampKind.EpochMicroseconds => "epoch microseconds",
        _ => "epoch nanoseconds",
    };

    public bool TryRead(ReadOnlySpan<byte> field, out long timeNs)
    {
        if (TryReadInMinute(field, out timeNs))
        {
            return true;
        }

        if (Kind is TimestampKind.Iso8601 || (Kind is null && IsoTime.Resembles(field)))
        {
            if (!IsoTime.TryParse(field, out timeNs))
            {
                return false;
            }

            Kind = TimestampKind.Iso8601;
            if (field.Length > MinuteBytes && field[MinuteBytes - 1] == (byte)':' && IsoTime.TryParse(field[..(MinuteBytes - 1)], out var minuteNs))
            {
                _minuteNs = minuteNs;
                field[..MinuteBytes].CopyTo(_minute);
            }

            return true;
        }

        return TryReadEpoch(field, out timeNs);
    }

    private static TimestampKind Recognise(ulong magnitude) => magnitude switch
    {
        < 100_000_000 => TimestampKind.EpochMilliseconds,
        < 100_000_000_000 => TimestampKind.EpochSeconds,
        < 100_000_000_000_000 => TimestampKind.EpochMilliseconds,
        < 100_000_000_000_000_000 => TimestampKind.EpochMicroseconds,
        _ => TimestampKind.EpochNanoseconds,
    };

    private static ulong UnitNs(TimestampKind kind) => kind switch
    {
        TimestampKind.EpochSeconds => 1_000_000_000,
        TimestampKind.EpochMilliseconds => 1_000_000,
        TimestampKind.EpochMicroseconds => 1_000,
        _ => 1,
    };

    /// <summary>Reads a time of the minute remembered, without an offset or with Z; any other goes the long way.</summary>
    private bool TryReadInMinute(ReadOnlySpan<byte> field, out long timeNs)
    {
        timeNs = 0;
        if (_minuteNs is not { } minuteNs || field.Length < MinuteBytes + 2 || !field[..MinuteBytes].SequenceEqual(_minute))
        {
            return false;
        }

        var rest = field[^1] is (byte)'Z' or (byte)'z' ? field[MinuteBytes..^1] : field[MinuteBytes..];
        var (tens, ones) = rest.Length < 2 ? (10u, 10u) : ((uint)(rest[0] - '0'), (uint)(rest[1] - '0'));
        if (tens > 5 || ones > 9 || !TryReadFraction(rest[2..], (ulong)Instant.PerSecond, out var fractionNs))
        {
            return false;
        }

        timeNs = minuteNs + (((tens * 10) + ones) * Instant.PerSecond) + (long)fractionNs;
        return true;
    }

    private bool TryReadEpoch(ReadOnlySpan<byte> field, out long timeNs)
    {
        timeNs = 0;
        var index = 0;
        var negative = field.Length > 0 && field[0] == (byte)'-';
        if (negative)
        {
            index++;
        }

        var firstDigit = index;
        ulong whole = 0;
        while (index < field.Length && (uint)(field[index] - '0') <= 9)
        {
            if (index - firstDigit == 19)
            {
                return false;
            }

            whole = (whole * 10) + (ulong)(field[index++] - '0');
        }

        if (index == firstDigit)
        {
            return false;
        }

        var kind = Kind ?? Recognise(whole);
        var unitNs = Kind is null ? UnitNs(kind) : _unitNs;
        if (!TryReadFraction(field[index..], unitNs, out var fractionNs) || whole > ((ulong)long.MaxValue - fractionNs) / unitNs)
        {
            return false;
        }

        Kind = kind;
        _unitNs = unitNs;
        timeNs = (long)((whole * unitNs) + fractionNs);
        timeNs = negative ? -timeNs : timeNs;
        return true;
    }

    private static bool TryReadFraction(ReadOnlySpan<byte> rest, ulong unitNs, out ulong fractionNs)
    {
        fractionNs = 0;
        if (rest.IsEmpty)
        {
            return true;
        }

        if (rest[0] != (byte)'.' || rest.Length == 1)
        {
            return false;
        }

        foreach (var letter in rest[1..])
        {
            if ((uint)(letter - '0') > 9)
            {
                return false;
            }

            // Digits below a nanosecond say nothing that can be kept.
            unitNs /= 10;
            fractionNs += (ulong)(letter - '0') * unitNs;
        }

        return true;
    }
}
