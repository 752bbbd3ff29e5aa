using System.Collections.Immutable;
using Tuning.Objectives;

namespace Tuning.AskTell;

/// <summary>The result of one trial, as it was told.</summary>
/// <param name="Number">The trial's number.</param>
/// <param name="State">How it ended: completed, failed or pruned.</param>
/// <param name="Values">What was measured, by name.</param>
/// <param name="Constraints">The values of metrics that the session limits, by name.</param>
internal sealed record AskTellResult(
    int Number,
    TrialState State,
    ImmutableSortedDictionary<string, double> Values,
    ImmutableSortedDictionary<string, double> Constraints);
