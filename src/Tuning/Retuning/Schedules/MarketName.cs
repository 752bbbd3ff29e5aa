namespace Tuning.Retuning.Schedules;

/// <summary>What a market may be called: by its name schedules find its data.</summary>
public static class MarketName
{
    /// <summary>The names in plain words.</summary>
    public const string Form = "1 to 64 letters, digits, '.', '_' and '-', a letter or digit first";

    internal const string Pattern = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private const int Longest = 64;

    /// <summary>Whether a market may be called so.</summary>
    /// <param name="name">The name.</param>
    public static bool IsValid(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= Longest
            && char.IsAsciiLetterOrDigit(name[0])
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');
    }
}
