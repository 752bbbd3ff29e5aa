using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Sessions.Stores;
using Tuning.Spaces;
using TuningFunctions.Sessions;

namespace TuningFunctions.Http;

/// <summary>A trial of a session.</summary>
/// <param name="Fold">Its fold, from 0.</param>
/// <param name="Trial">Its number within the fold, from 0.</param>
/// <param name="Batch">The batch that proposed it, from 0.</param>
/// <param name="State">How it ended; null until it has.</param>
/// <param name="Parameters">Its point, fixed values included.</param>
/// <param name="Metrics">Its metrics; what is undefined is absent.</param>
/// <param name="ErrorType">Type of its error; null without one.</param>
/// <param name="ErrorMessage">Message of its error; null without one.</param>
public sealed record TrialAnswer(
    int Fold,
    int Trial,
    int Batch,
    TrialState? State,
    ParameterSet Parameters,
    ImmutableSortedDictionary<string, double> Metrics,
    string? ErrorType,
    string? ErrorMessage)
{
    /// <summary>The answer for a stored trial.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="result">What became of it; null until something has.</param>
    public static TrialAnswer Of(StoredTrial trial, StoredResult? result)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return new TrialAnswer(
            trial.Fold,
            trial.Trial,
            trial.Batch,
            result?.State,
            SearchCache.PointOf(trial),
            result is null ? ImmutableSortedDictionary<string, double>.Empty : result.Metrics.ToImmutableSortedDictionary(StringComparer.Ordinal),
            result?.ErrorType,
            result?.ErrorMessage);
    }
}
