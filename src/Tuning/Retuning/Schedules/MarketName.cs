using System.Text.RegularExpressions;

namespace Tuning.Retuning.Schedules;

/// <summary>What a market may be called: by its name schedules find its data.</summary>
public static partial class MarketName
{
    /// <summary>The names in plain words.</summary>
    public const string Form = "1 to 64 letters, digits, '.', '_' and '-', a letter or digit first";

    internal const string Pattern = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /// <summary>Whether a market may be called so.</summary>
    /// <param name="name">The name.</param>
    public static bool IsValid(string name) => Whole().IsMatch(name);

    [GeneratedRegex($@"^{Pattern}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole();
}
