using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tuning.Sessions.Schema;

namespace TuningFunctions.Http;

/// <summary>Reads values of a query; one that is not allowed is refused with its name.</summary>
internal static class RequestQuery
{
    /// <summary>A whole number.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The value's name.</param>
    /// <param name="range">The least and the largest number.</param>
    /// <param name="usual">The number when it is left out.</param>
    public static int Whole(HttpRequest request, string name, (int Least, int Largest) range, int usual)
    {
        if (Text(request, name) is not { } text)
        {
            return usual;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= range.Least && number <= range.Largest
                ? number
                : throw RequestProblemException.Invalid(name, text, $"a whole number from {range.Least} to {range.Largest}");
    }

    /// <summary>A word of an enumeration; null when it is left out.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="name">The value's name.</param>
    public static T? Word<T>(HttpRequest request, string name)
        where T : struct, Enum
    {
        if (Text(request, name) is not { } text)
        {
            return null;
        }

        var words = Enum.GetValues<T>().Select(Words.Of).ToImmutableArray();
        if (Words.Parse<T>(text) is { } value)
        {
            return value;
        }

        var guess = Spelling.Nearest(text, words) is { } nearest ? $"did you mean {nearest}? " : "";
        throw RequestProblemException.Invalid(name, text, $"{guess}one of {string.Join(", ", words)}");
    }

    /// <summary>A text; null when it is left out.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The value's name.</param>
    /// <param name="longest">Most characters.</param>
    public static string? Text(HttpRequest request, string name, int longest = 256)
    {
        var values = request.Query[name];
        if (values.Count > 1)
        {
            throw RequestProblemException.Invalid(name, values.ToString(), "one value");
        }

        var text = values.Count == 0 ? null : values[0];
        return text is null || (text.Length is > 0 && text.Length <= longest)
            ? text
            : throw RequestProblemException.Invalid(name, text, $"1 to {longest} characters");
    }

    /// <summary>The format that a table is asked for in: <c>?format=csv</c>, or an Accept header that names text/csv.</summary>
    /// <param name="request">The request.</param>
    public static bool WantsCsv(HttpRequest request) => Text(request, "format") switch
    {
        null => request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase),
        "csv" => true,
        "json" => false,
        var other => throw RequestProblemException.Invalid("format", other, "json or csv"),
    };
}
