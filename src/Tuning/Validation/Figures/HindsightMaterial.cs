using System.Collections.Immutable;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Search;
using Tuning.Validation.Splits;

namespace Tuning.Validation.Figures;

/// <summary>What is looked up on the test windows after everything was chosen.</summary>
/// <param name="Space">The space.</param>
/// <param name="Evidence">The evidence.</param>
/// <param name="Trials">The completed trials of each search: the folds in order, and the final search.</param>
/// <param name="Final">What the final search saw.</param>
/// <param name="Evaluator">Who evaluates.</param>
public sealed record HindsightMaterial(
    Space Space,
    SessionEvidence Evidence,
    ImmutableArray<ImmutableArray<SearchedTrial>> Trials,
    Window Final,
    IWindowEvaluator Evaluator)
{
    /// <summary>The present champion; null without one.</summary>
    public ParameterSet? Champion { get; init; }

    /// <summary>What nobody tuned; null where the strategy forbids it.</summary>
    public ParameterSet? Defaults { get; init; }

    /// <summary>How often a strategy may be asked for baselines, and as often for the break-even latency; no limit unless stated.</summary>
    public int MostAsked { get; init; } = int.MaxValue;

    /// <summary>The usual time between rows, in ms, above 0.</summary>
    public double IntervalMs { get; init; } = 1;
}
