using System.Collections.Immutable;

namespace Tuning.Validation.Splits;

/// <summary>One split of a combinatorial purged cross-validation.</summary>
/// <param name="TestGroups">The groups that are tested, increasing.</param>
/// <param name="Train">The rows to train on, as windows in order.</param>
/// <param name="Test">The tested groups' rows, one window a group.</param>
public sealed record CombinatorialSplit(ImmutableArray<int> TestGroups, ImmutableArray<Window> Train, ImmutableArray<Window> Test);
