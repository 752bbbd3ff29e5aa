using System.Globalization;

namespace Tuning.Sessions;

/// <summary>A bound of a parameter that a session leaves to its data: the value that a share of the data does not exceed.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="IsHigh">Whether it is the upper bound; else it is the lower one.</param>
/// <param name="IsWhole">Whether the parameter takes whole numbers, to which the bound is then rounded outwards.</param>
/// <param name="Percent">The share of the data in %, 0 to 100: 5 for q05.</param>
public sealed record DataBound(string Parameter, bool IsHigh, bool IsWhole, int Percent)
{
    /// <summary>The regular expression of the words that stand for such bounds.</summary>
    public const string Pattern = "q(?:[0-9]{2}|100)";

    /// <summary>The word in the session file, q00 to q100.</summary>
    public string Word => string.Create(CultureInfo.InvariantCulture, $"q{Percent:00}");

    /// <summary>The place in the session file.</summary>
    public string Path => $"space.{Parameter}.{(IsHigh ? "high" : "low")}";

    /// <summary>The share in % of a word; null where it is none.</summary>
    /// <param name="word">The word.</param>
    public static int? PercentOf(string? word) =>
        word is { Length: 3 or 4 } && word[0] == 'q' && int.TryParse(word.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
        && percent <= 100 && word.Length == (percent == 100 ? 4 : 3)
            ? percent
            : null;
}
