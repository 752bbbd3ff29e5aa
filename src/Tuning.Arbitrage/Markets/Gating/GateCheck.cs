using System.Text.Json.Serialization;

namespace Tuning.Arbitrage.Markets.Gating;

/// <summary>What the data gate looks at. The names, in camel case, are those of waivers and reports.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<GateCheck>))]
public enum GateCheck
{
    /// <summary>The file holds nothing at all, not even a header.</summary>
    EmptyFile,

    /// <summary>A column of the plain header is not there.</summary>
    MissingColumn,

    /// <summary>A column has a name that nobody knows.</summary>
    UnknownColumn,

    /// <summary>Two columns have one name.</summary>
    DuplicateColumn,

    /// <summary>A line is longer than any row can be.</summary>
    LineTooLong,

    /// <summary>A row has more or fewer fields than the header.</summary>
    FieldCount,

    /// <summary>A time or a price is left out.</summary>
    MissingValue,

    /// <summary>A time is neither ISO-8601 nor epoch, or of another kind than the first row's.</summary>
    BadTimestamp,

    /// <summary>A field is not a number.</summary>
    BadNumber,

    /// <summary>A price, a size or a rate is not a number or infinite.</summary>
    NotFinite,

    /// <summary>A price or a rate is 0 or less, or a size is below 0.</summary>
    NotPositive,

    /// <summary>A bid above its ask.</summary>
    CrossedQuote,

    /// <summary>A bid equal to its ask, which only generated data may have.</summary>
    LockedQuote,

    /// <summary>A row at or before the time of the row before it.</summary>
    TimeOrder,

    /// <summary>A rate that was quoted after the row that it converts.</summary>
    FxFromFuture,

    /// <summary>A price that leaps between two rows.</summary>
    Outlier,

    /// <summary>Two rows that are too far apart.</summary>
    Gap,

    /// <summary>Too few rows.</summary>
    MinimumRows,

    /// <summary>A venue that stands still for long.</summary>
    StaleVenue,

    /// <summary>Venues whose prices are so far apart that they can hardly be in one currency.</summary>
    VenueMismatch,

    /// <summary>Two quotes or a rate that are too old for a row when separate streams are joined.</summary>
    StaleStream,

    /// <summary>The compressed file is damaged.</summary>
    DamagedFile,
}
