using System.Collections.Immutable;
using Tuning.Strategies;

namespace Tuning.Sessions;

/// <summary>What this build carries out: the one list that decides which words of a session file are refused by name.</summary>
/// <param name="Strategies">The strategies that can be tuned.</param>
public sealed record BuildCapabilities(ImmutableArray<IStrategy> Strategies)
{
    /// <summary>The samplers that propose points.</summary>
    public ImmutableArray<SamplerKind> Samplers { get; init; } = [SamplerKind.Grid];

    /// <summary>The ways to validate a choice.</summary>
    public ImmutableArray<ValidationKind> Validations { get; init; } = [ValidationKind.None];

    /// <summary>The ways to stop trials early.</summary>
    public ImmutableArray<PruningKind> Prunings { get; init; } = [PruningKind.None];

    /// <summary>Most data sets of one session, from 1.</summary>
    public int MaxDatasets { get; init; } = 1;

    /// <summary>Whether a parameter may depend on the value of another one.</summary>
    public bool HasConditions { get; init; }

    /// <summary>The strategy of a name, or null.</summary>
    /// <param name="name">The name.</param>
    public IStrategy? FindStrategy(string name) =>
        Strategies.FirstOrDefault(strategy => string.Equals(strategy.Name, name, StringComparison.Ordinal));
}
