using System.Collections.Immutable;
using Tuning.Pruning;
using Tuning.Pruning.Asha;
using Tuning.Pruning.Hyperband;
using Tuning.Pruning.Median;
using Tuning.Pruning.NoPruning;
using Tuning.Pruning.Wilcoxon;
using Tuning.Sessions;

namespace Tuning.AskTell;

/// <summary>The pruners by the words of a session file.</summary>
internal static class AskTellPruners
{
    private static readonly ImmutableArray<(PruningKind Kind, IPrunerOptions Options)> _all =
    [
        (PruningKind.None, new NoPruningOptions()),
        (PruningKind.Asha, new AshaOptions()),
        (PruningKind.Hyperband, new HyperbandOptions()),
        (PruningKind.Median, new MedianOptions()),
        (PruningKind.Wilcoxon, new WilcoxonOptions()),
    ];

    /// <summary>The kinds there are.</summary>
    public static ImmutableArray<PruningKind> Kinds { get; } = [.. _all.Select(entry => entry.Kind)];

    /// <summary>Creates a pruner of a kind.</summary>
    public static IPruner Create(PruningKind kind) => _all.First(entry => entry.Kind == kind).Options.Create();
}
