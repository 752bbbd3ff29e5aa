using System.Globalization;
using System.Text.RegularExpressions;

namespace Tuning.Sessions.Documents;

/// <summary>Resolves a plain YAML scalar by the core schema of YAML 1.2 (section 10.3.2), decimal numbers only.</summary>
internal static partial class ScalarText
{
    /// <summary>The value that a plain scalar stands for.</summary>
    public static DocumentNode Resolve(string text, int line) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => new DocumentNode.Empty(line),
        "true" or "True" or "TRUE" => new DocumentNode.Flag(line, true),
        "false" or "False" or "FALSE" => new DocumentNode.Flag(line, false),
        ".nan" or ".NaN" or ".NAN" => new DocumentNode.Number(line, text, double.NaN),
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" =>
            new DocumentNode.Number(line, text, double.PositiveInfinity),
        "-.inf" or "-.Inf" or "-.INF" => new DocumentNode.Number(line, text, double.NegativeInfinity),
        _ when Decimal().IsMatch(text) =>
            new DocumentNode.Number(line, text, double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)),
        _ => new DocumentNode.Text(line, text),
    };

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Decimal();
}
