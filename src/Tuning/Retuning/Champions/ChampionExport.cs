using System.Globalization;
using System.Text;
using System.Text.Json;
using Tuning.Spaces;

namespace Tuning.Retuning.Champions;

/// <summary>Writes the parameters of a champion for other programs: JSON, YAML, or lines for an environment file.</summary>
public static class ChampionExport
{
    /// <summary>The comment that says which version it is.</summary>
    /// <param name="key">The strategy and market.</param>
    /// <param name="version">The version.</param>
    /// <param name="session">The session that chose it.</param>
    public static string TitleOf(ChampionKey key, int version, string session) =>
        string.Create(CultureInfo.InvariantCulture, $"{key}, version {version}, of session {session}");

    /// <summary>One JSON object, parameter by parameter.</summary>
    /// <param name="parameters">The parameters.</param>
    public static string Json(ParameterSet parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters.Canonical + "\n";
    }

    /// <summary>YAML below a comment.</summary>
    /// <param name="title">The comment.</param>
    /// <param name="parameters">The parameters.</param>
    public static string Yaml(string title, ParameterSet parameters) =>
        Lines(title, parameters, (text, name, value) => text.Append(CultureInfo.InvariantCulture, $"{name}: {value.Canonical}\n"));

    /// <summary>Lines such as <c>TUNE_ENTRY_BPS=20</c> below a comment; texts are quoted for a shell.</summary>
    /// <param name="title">The comment.</param>
    /// <param name="parameters">The parameters.</param>
    public static string Env(string title, ParameterSet parameters) => Lines(title, parameters, (text, name, value) => text.Append(
        CultureInfo.InvariantCulture, $"TUNE_{NameOf(name)}={Quote(value is ParameterValue.Text word ? word.Value : value.Canonical)}\n"));

    private static string Lines(string title, ParameterSet parameters, Action<StringBuilder, string, ParameterValue> write)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {title}\n");
        foreach (var (name, value) in parameters)
        {
            write(text, name, value);
        }

        return text.ToString();
    }

    private static string NameOf(string parameter) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(parameter);

    private static string Quote(string value) => value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or '+')
        ? value
        : $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
