using System.Text.Json;

namespace Tuning.Sessions.Schema;

/// <summary>Spells the members of enumerations as session files do: camelCase, acronyms in lower case.</summary>
public static class Words
{
    /// <summary>The word of a value.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">The value.</param>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        value is SamplerKind.CmaEs ? "cmaes" : JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The value of a word, or null.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="word">The word, in its exact case.</param>
    public static T? Parse<T>(string? word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Of(value), word, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>A shape of all words of an enumeration, of which this build carries out some.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="available">The values that this build carries out.</param>
    public static Shape.Word Shape<T>(IEnumerable<T> available)
        where T : struct, Enum =>
        new([.. Enum.GetValues<T>().Select(Of)], [.. available.Select(Of)]);
}
