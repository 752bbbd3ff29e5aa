using System.Collections.Immutable;
using Tuning.Sessions.Stores;

namespace TuningFunctions.Sessions;

/// <summary>What is stored of a search.</summary>
/// <param name="Trials">Its trials in the order of their numbers.</param>
/// <param name="Results">Their results in order of trial, window and rung.</param>
internal sealed record SearchResults(ImmutableArray<StoredTrial> Trials, ImmutableArray<StoredResult> Results);
