using System.Collections.Immutable;
using Tuning.Sessions.Stores;

namespace TuningFunctions.Sessions;

/// <summary>What is stored of a search.</summary>
/// <param name="Trials">Its trials in the order of their numbers.</param>
/// <param name="Results">Their results in order of trial, window and rung.</param>
internal sealed record SearchResults(ImmutableArray<StoredTrial> Trials, ImmutableArray<StoredResult> Results)
{
    /// <summary>Reads all of a search.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="fold">The session's fold.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<SearchResults> ReadAsync(ISessionStore store, FoldKey fold, CancellationToken cancellationToken) => new(
        await store.ReadTrialsAsync(fold, TrialRange.All, cancellationToken),
        await store.ReadResultsAsync(fold, TrialRange.All, cancellationToken));
}
