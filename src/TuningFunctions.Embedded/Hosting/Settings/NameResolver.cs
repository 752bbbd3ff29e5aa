using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace TuningFunctions.Embedded.Hosting.Settings;

/// <summary>Replaces <c>%Setting%</c> in the text of binding attributes.</summary>
internal sealed partial class NameResolver(IConfiguration configuration)
{
    /// <summary>Replaces every setting in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="missing">Receives the name of each setting that has no value.</param>
    /// <returns>The text with the values of the settings.</returns>
    public string Resolve(string text, ICollection<string> missing) => Reference().Replace(text, match =>
    {
        var name = match.Groups["name"].Value;
        if (Find(name) is { } value)
        {
            return value;
        }

        missing.Add(name);
        return match.Value;
    });

    private string? Find(string name) =>
        configuration[name] ?? configuration[name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)];

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
