namespace Tuning.Sessions.Documents;

/// <summary>What became of reading a text: its root, or the problem that ended the reading.</summary>
/// <param name="Root">The root value; null when the text could not be read.</param>
/// <param name="Problem">Why it could not be read; null when it could.</param>
public sealed record DocumentReading(DocumentNode? Root, SpecProblem? Problem)
{
    /// <summary>Reads a text in either language.</summary>
    /// <param name="text">The text of a session file.</param>
    /// <param name="language">The language it is written in.</param>
    public static DocumentReading Read(string text, DocumentLanguage language)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > DocumentLimits.Characters)
        {
            return Refused($"{text.Length} characters", $"at most {DocumentLimits.Characters} characters", null);
        }

        var content = text.TrimStart('\uFEFF');
        return language is DocumentLanguage.Json ? JsonDocumentParser.Parse(content) : YamlDocumentParser.Parse(content);
    }

    /// <summary>A reading that ended with a problem of the whole text.</summary>
    internal static DocumentReading Refused(string? value, string allowed, int? line) =>
        new(null, new SpecProblem("$", value, allowed, line));
}
