using System.Collections.Immutable;
using Tuning.Sessions.Documents;

namespace Tuning.Sessions.Reading;

/// <summary>A session file with what was given beside it.</summary>
/// <param name="Text">The text of the file.</param>
/// <param name="Language">The language it is written in.</param>
public sealed record SpecSource(string Text, DocumentLanguage Language)
{
    /// <summary>Values that replace those of the file, applied in order before anything is checked.</summary>
    public ImmutableArray<SpecOverride> Overrides { get; init; } = [];

    /// <summary>Files that replace the data sets of the session file; none keeps them.</summary>
    public ImmutableArray<string> DataFiles { get; init; } = [];

    /// <summary>The language that a file's name promises: JSON for .json, else YAML.</summary>
    /// <param name="path">The file's path.</param>
    public static DocumentLanguage LanguageOf(string path) =>
        path is not null && path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? DocumentLanguage.Json : DocumentLanguage.Yaml;
}
