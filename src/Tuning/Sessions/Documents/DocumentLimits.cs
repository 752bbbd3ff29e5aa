namespace Tuning.Sessions.Documents;

/// <summary>What a session file may not exceed, so that reading one never costs more than it should.</summary>
internal static class DocumentLimits
{
    /// <summary>Longest text, in characters.</summary>
    public const int Characters = 1_000_000;

    /// <summary>Deepest nesting of groups and lists.</summary>
    public const int Depth = 32;
}
