using System.Collections.Immutable;

namespace Tuning.Pruning.NoPruning;

/// <summary>Stops no trial.</summary>
internal sealed class NoPruner : IPruner
{
    /// <inheritdoc/>
    public ImmutableArray<int> Decide(ReportLog reports, int rung, IReadOnlyCollection<int> trials) => [];
}
