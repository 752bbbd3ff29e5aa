using System.Globalization;

namespace TuningFunctions.Embedded.Durable.Clients;

/// <summary>Where the next page of ended instances starts.</summary>
internal static class EndedToken
{
    /// <summary>Reads a token; the start for null.</summary>
    /// <exception cref="FormatException">It is no token.</exception>
    public static (long At, long Key) Parse(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return (-1, -1);
        }

        var parts = token.Split(':');
        return (long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[^1], CultureInfo.InvariantCulture));
    }

    /// <summary>Writes a token.</summary>
    public static string Write(long at, long key) => string.Create(CultureInfo.InvariantCulture, $"{at}:{key}");
}
