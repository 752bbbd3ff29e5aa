using System.Collections.Immutable;

namespace TuningFunctions.Retuning.Answers;

/// <summary>Runs of a schedule, newest first.</summary>
/// <param name="Runs">The runs.</param>
public sealed record RunList(ImmutableArray<RunAnswer> Runs);
