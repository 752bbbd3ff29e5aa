using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Spaces;

namespace Tuning.Sessions;

/// <summary>A validated session file with every default filled in.</summary>
/// <param name="Name">The session's name: 1 to 64 letters, digits, '.', '_' and '-'.</param>
/// <param name="Strategy">Name of the strategy that is tuned; command, http or asktell for one that somebody else evaluates.</param>
/// <param name="Parameters">What is searched, in the order of the file; at least one.</param>
/// <param name="Objective">What is optimised.</param>
public sealed record SessionSpec(
    string Name, string Strategy, ImmutableArray<Parameter> Parameters, Objective Objective)
{
    /// <summary>How the strategy is reached; null for one that this program evaluates itself.</summary>
    public ExternalSpec? External { get; init; }

    /// <summary>The data the strategy is evaluated on.</summary>
    public ImmutableArray<DatasetReference> Datasets { get; init; } = [];

    /// <summary>How the objective of several data sets becomes one.</summary>
    public DatasetAggregation Across { get; init; } = DatasetAggregation.Mean;

    /// <summary>The parameters that are not searched, as far as they are stated.</summary>
    public ParameterSet Fixed { get; init; } = ParameterSet.Empty;

    /// <summary>Costs, latencies and sizes: every setting of the strategy's environment that has a value.</summary>
    public ParameterSet Environment { get; init; } = ParameterSet.Empty;

    /// <summary>Who proposes points.</summary>
    public SamplerSpec Sampler { get; init; } = SpecDefaults.Sampler;

    /// <summary>What the session may spend.</summary>
    public BudgetSpec Budget { get; init; } = SpecDefaults.Budget;

    /// <summary>Who stops trials early.</summary>
    public PruningKind Pruning { get; init; } = PruningKind.None;

    /// <summary>What ends the search before its budget.</summary>
    public StoppingSpec Stopping { get; init; } = SpecDefaults.Stopping;

    /// <summary>Points that the search whose choice counts evaluates first, fixed values included; of a walk-forward that is the final
    /// search alone, since points from elsewhere may know the test windows of the folds.</summary>
    public ImmutableArray<ParameterSet> Enqueue { get; init; } = [];

    /// <summary>How the choice is validated.</summary>
    public ValidationSpec Validation { get; init; } = SpecDefaults.Validation;
}
