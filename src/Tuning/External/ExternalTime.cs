using System.Globalization;
using System.Text.Json;

namespace Tuning.External;

/// <summary>Times as external strategies write them: ISO-8601 with a zone, or milliseconds since the Unix epoch.</summary>
internal static class ExternalTime
{
    /// <summary>Nanoseconds in a tick of the runtime's times.</summary>
    public const long NsPerTick = 100;

    private const double NsPerMs = 1e6;

    // Until the year 2262, where nanoseconds end.
    private const double LargestMs = 9.2e12;

    /// <summary>Nanoseconds since the Unix epoch, or null where the value is no time.</summary>
    public static long? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var ms) && Math.Abs(ms) <= LargestMs => (long)Math.Round(ms * NsPerMs),
        JsonValueKind.String => Parse(value.GetString()!),
        _ => null,
    };

    // A time without a zone is nobody's time.
    private static long? Parse(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) && time.Kind is not DateTimeKind.Unspecified
            ? (time.ToUniversalTime() - DateTime.UnixEpoch).Ticks * NsPerTick
            : null;
}
