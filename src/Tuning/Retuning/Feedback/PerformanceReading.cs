using System.Collections.Immutable;
using Tuning.Sessions;

namespace Tuning.Retuning.Feedback;

/// <summary>What became of reading a batch.</summary>
/// <param name="Batch">The batch; null when there are problems.</param>
/// <param name="Problems">Everything that is wrong; empty when there is a batch.</param>
public sealed record PerformanceReading(PerformanceBatch? Batch, ImmutableArray<SpecProblem> Problems);
