using System.Collections.Immutable;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.DataSets;

/// <summary>Says with a result which checks of the data gate were waived for its data.</summary>
internal static class WaiverNote
{
    /// <summary>Writes the note; nothing when nothing was waived.</summary>
    /// <param name="page">The page.</param>
    /// <param name="waivers">Names of checks; null when none was waived.</param>
    public static void Write(Page page, ImmutableArray<string>? waivers)
    {
        if (waivers is { IsDefaultOrEmpty: false } names)
        {
            page.Warning($"checks waived for this data: {string.Join(", ", names)}");
        }
    }
}
