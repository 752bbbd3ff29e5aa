using System.Collections.Immutable;
using Tuning.Pruning.Asha;
using Tuning.Pruning.Hyperband;
using Tuning.Pruning.Median;
using Tuning.Pruning.NoPruning;
using Tuning.Pruning.Wilcoxon;
using Tuning.Sessions;

namespace Tuning.Pruning;

/// <summary>The pruners by the words of a session file: the one place where a kind becomes code.</summary>
public static class PrunerCatalogue
{
    private static readonly ImmutableArray<(PruningKind Kind, IPrunerOptions Options)> _all =
    [
        (PruningKind.None, new NoPruningOptions()),
        (PruningKind.Asha, new AshaOptions()),
        (PruningKind.Hyperband, new HyperbandOptions()),
        (PruningKind.Median, new MedianOptions()),
        (PruningKind.Wilcoxon, new WilcoxonOptions()),
    ];

    /// <summary>The kinds that this build carries out.</summary>
    public static ImmutableArray<PruningKind> Kinds { get; } = [.. _all.Select(entry => entry.Kind)];

    /// <summary>The settings of a kind, all at their defaults.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>; any other one throws an <see cref="InvalidOperationException"/>.</param>
    public static IPrunerOptions OptionsOf(PruningKind kind) => _all.First(entry => entry.Kind == kind).Options;
}
