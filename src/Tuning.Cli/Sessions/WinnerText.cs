using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tuning.Cli.Outcomes;
using Tuning.Spaces;

namespace Tuning.Cli.Sessions;

/// <summary>Writes a winner in the forms that bots read.</summary>
internal static class WinnerText
{
    private const string Prefix = "TUNE_";

    private static readonly JsonWriterOptions s_indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text, with a line break at its end.</summary>
    /// <param name="winner">The winner.</param>
    /// <param name="format">The form.</param>
    public static string Of(WinnerDocument winner, WinnerFormat format) => format switch
    {
        WinnerFormat.Yaml => Yaml(winner),
        WinnerFormat.Env => Env(winner),
        _ => Json(winner),
    };

    private static string Json(WinnerDocument winner)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, s_indented))
        {
            JsonSerializer.Serialize(writer, winner, CliJson.Default.WinnerDocument);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }

    // A quoted text of JSON is one of YAML as well.
    private static string Yaml(WinnerDocument winner)
    {
        var text = new StringBuilder();
        Line($"session: {Quoted(winner.Session)}");
        Line($"verdict: {Quoted(winner.Verdict)}");
        Line($"planHash: {Quoted(winner.PlanHash)}");
        Line($"resultHash: {(winner.ResultHash is { } hash ? Quoted(hash) : "null")}");
        Line($"parameters:{(winner.Parameters.Count == 0 ? " {}" : "")}");
        foreach (var (name, value) in winner.Parameters)
        {
            Line($"  {Quoted(name)}: {value.Canonical}");
        }

        Line($"measuredOn: {Quoted(winner.MeasuredOn)}");
        Line($"figures:{(winner.Figures.IsEmpty ? " {}" : "")}");
        foreach (var (name, value) in winner.Figures)
        {
            Line($"  {Quoted(name)}: {value:R}");
        }

        Line($"warnings:{(winner.Warnings.IsEmpty ? " []" : "")}");
        foreach (var warning in winner.Warnings)
        {
            Line($"  - {Quoted(warning)}");
        }

        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Env(WinnerDocument winner)
    {
        var text = new StringBuilder();
        Line($"# {winner.Verdict}: session {winner.Session}");
        foreach (var warning in winner.Warnings)
        {
            Line($"# warning: {warning.ReplaceLineEndings(" ")}");
        }

        Line($"# figures measured on: {winner.MeasuredOn}");
        foreach (var (name, value) in winner.Figures)
        {
            Line($"# {name.ReplaceLineEndings(" ")}: {value:R}");
        }

        Line($"{Prefix}SESSION={winner.Session}");
        Line($"{Prefix}PLAN_HASH={winner.PlanHash}");
        foreach (var (name, value) in winner.Parameters)
        {
            Line($"{VariableOf(name)}={ShellValue(value)}");
        }

        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Quoted(string value) => $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>entryBps becomes TUNE_ENTRY_BPS; what no variable may contain becomes an underscore.</summary>
    private static string VariableOf(string name)
    {
        var text = new StringBuilder(Prefix);
        for (var i = 0; i < name.Length; i++)
        {
            var letter = name[i];
            if (char.IsAsciiLetterUpper(letter) && i > 0 && !char.IsAsciiLetterUpper(name[i - 1]))
            {
                text.Append('_');
            }

            text.Append(char.IsAsciiLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : '_');
        }

        return text.ToString();
    }

    private static string ShellValue(ParameterValue value) => value switch
    {
        ParameterValue.Number or ParameterValue.Flag => value.Canonical,
        ParameterValue.Text text => Single(text.Value),
        _ => Single(value.Canonical),
    };

    private static string Single(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
