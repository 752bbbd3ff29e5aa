using System.Collections.Immutable;

namespace TuningFunctions.Retuning.Answers;

/// <summary>Checks of a schedule's triggers, newest first.</summary>
/// <param name="Checks">The checks.</param>
public sealed record CheckList(ImmutableArray<CheckAnswer> Checks);
