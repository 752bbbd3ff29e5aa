namespace Tuning.Arbitrage.Markets.Csv;

/// <summary>How a file writes its times; the first row decides for all.</summary>
public enum TimestampKind
{
    /// <summary>ISO-8601; without an offset it is UTC.</summary>
    Iso8601,

    /// <summary>Seconds since the Unix epoch, recognised from 1e8 (the year 1973) on.</summary>
    EpochSeconds,

    /// <summary>Milliseconds since the Unix epoch, recognised from 1e11 on; also what numbers below 1e8 are.</summary>
    EpochMilliseconds,

    /// <summary>Microseconds since the Unix epoch, recognised from 1e14 on.</summary>
    EpochMicroseconds,

    /// <summary>Nanoseconds since the Unix epoch, recognised from 1e17 on.</summary>
    EpochNanoseconds,
}
