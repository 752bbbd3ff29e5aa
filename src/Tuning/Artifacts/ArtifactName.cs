namespace Tuning.Artifacts;

/// <summary>The names of artifacts: SHA-256 in 64 lower-case hexadecimal digits, and nothing that could be a path.</summary>
public static class ArtifactName
{
    private const int Digits = 64;

    /// <summary>Whether a text is the name of an artifact.</summary>
    /// <param name="text">Any text.</param>
    public static bool IsValid(string? text) => text is { Length: Digits } && text.All(char.IsAsciiHexDigitLower);

    /// <summary>A name that is one.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentException">The text is no name.</exception>
    public static string Require(string? text) => IsValid(text)
        ? text!
        : throw new ArgumentException("An artifact is named by 64 lower-case hexadecimal digits.", nameof(text));
}
