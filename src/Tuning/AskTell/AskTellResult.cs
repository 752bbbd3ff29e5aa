using System.Collections.Immutable;
using Tuning.Objectives;

namespace Tuning.AskTell;

/// <summary>The result of one trial, as it was told.</summary>
/// <param name="Number">The trial's number.</param>
/// <param name="State">How it ended: completed, failed or pruned.</param>
/// <param name="Values">What was measured, by name.</param>
/// <param name="Constraints">Named constraints: the value of a metric that the session limits, else how far the
/// constraint is from holding, 0 or less where it holds.</param>
internal sealed record AskTellResult(
    int Number,
    TrialState State,
    ImmutableSortedDictionary<string, double> Values,
    ImmutableSortedDictionary<string, double> Constraints);
