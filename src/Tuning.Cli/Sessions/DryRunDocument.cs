using System.Collections.Immutable;
using Tuning.Sessions;
using Tuning.Sessions.Planning;

namespace Tuning.Cli.Sessions;

/// <summary>What <c>tune run --dry-run --json</c> prints.</summary>
/// <param name="Name">The session's name.</param>
/// <param name="PlanHash">Hash of what can change the result.</param>
/// <param name="KernelVersion">Version of the code that evaluates trials.</param>
/// <param name="Seed">Key of all random numbers.</param>
/// <param name="Datasets">Its data, by content.</param>
/// <param name="Space">The values of each parameter that is searched, in words.</param>
/// <param name="Bounds">The bounds of the space that came from the data; absent where none did.</param>
/// <param name="PlannedTrials">How many trials it plans.</param>
/// <param name="ForbiddenPoints">How many points were left out of a grid.</param>
/// <param name="Evaluations">Backtests that it takes.</param>
/// <param name="Rows">Rows that they pass over.</param>
/// <param name="Seconds">How long that takes, about, in seconds; absent where others evaluate the trials.</param>
/// <param name="Parallel">Jobs at a time.</param>
/// <param name="Warnings">What somebody should know who reads its result.</param>
internal sealed record DryRunDocument(
    string Name,
    string PlanHash,
    string KernelVersion,
    long Seed,
    ImmutableArray<PlannedDataset> Datasets,
    ImmutableSortedDictionary<string, string> Space,
    ImmutableArray<ResolvedBound>? Bounds,
    int PlannedTrials,
    long ForbiddenPoints,
    long Evaluations,
    long Rows,
    double? Seconds,
    int Parallel,
    ImmutableArray<string> Warnings);
