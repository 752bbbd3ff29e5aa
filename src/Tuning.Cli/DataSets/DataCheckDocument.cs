using System.Collections.Immutable;
using System.Text.Json;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.DataSets;

/// <summary>What <c>tune data check --json</c> prints, for accepted and for refused data.</summary>
/// <param name="File">The file that was read; the names of all, where separate streams were.</param>
/// <param name="ExitCode">The exit code of the process: 0 accepted, 2 refused.</param>
/// <param name="Problems">Every kind of problem that was spelt out, with its line.</param>
/// <param name="Report">What the data gate says.</param>
internal sealed record DataCheckDocument(string File, int ExitCode, ImmutableArray<Problem> Problems, JsonElement Report)
{
    /// <summary>The files of separate streams, by their names in the report: A, B and fx; absent for a single file.</summary>
    public ImmutableSortedDictionary<string, string>? Streams { get; init; }
}
