using System.Globalization;
using System.Security.Cryptography;

namespace Tuning.Sessions;

/// <summary>Makes the ids of sessions: name, start and four random hexadecimal digits.</summary>
/// <param name="time">The clock that ids are stamped from.</param>
/// <param name="random">Gives the 16 random bits of an id; null for the operating system's generator.</param>
public sealed class IdSource(TimeProvider time, Func<ushort>? random = null)
{
    private readonly Func<ushort> _random = random ?? FromOperatingSystem;

    /// <summary>A new id, <c>{name}-{UTC yyyyMMddTHHmmss}-{4 hex}</c>.</summary>
    /// <param name="name">The session's name.</param>
    public string NextSessionId(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name}-{time.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss}-{_random():x4}");

    // An id is the one thing that two equal sessions must not share, so it alone takes ambient randomness.
    private static ushort FromOperatingSystem() => (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1);
}
