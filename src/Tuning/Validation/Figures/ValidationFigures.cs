using System.Collections.Immutable;
using Tuning.Statistics;
using Tuning.Validation.Baselines;
using Tuning.Validation.Evidence;

namespace Tuning.Validation.Figures;

/// <summary>What is shown beside a verdict and gates nothing. What is undefined is null. Money is in the quote currency of A.</summary>
public sealed record ValidationFigures
{
    /// <summary>N: plans of this strategy and market that were tested on windows that overlap, this one included; at least 1.</summary>
    public int OverlappingSessions { get; init; } = 1;

    /// <summary>Length of the stitched record, in days of full hours.</summary>
    public double RecordDays { get; init; }

    /// <summary>Days that the record lacks of <see cref="MinimumTrackRecordDays"/>, 0 where it lacks none; null where nothing is earned.</summary>
    public double? RemainingDays { get; init; }

    /// <summary>Profit and loss a day out of sample, with its 95 % interval by the stationary bootstrap.</summary>
    public MeanInterval? PnlPerDay { get; init; }

    /// <summary>Annual Sharpe ratio of the stitched hours.</summary>
    public double? AnnualSharpe { get; init; }

    /// <summary>t of the stitched hours as if they were independent.</summary>
    public double? IndependentT { get; init; }

    /// <summary>t of the stitched hours after Newey and West.</summary>
    public double? NeweyWestT { get; init; }

    /// <summary>Days of such a record that would make a Sharpe ratio above 0 95 % sure; null where nothing is earned.</summary>
    public double? MinimumTrackRecordDays { get; init; }

    /// <summary>Profit a day out of sample over profit a day in sample of the same folds (Pardo 2008); null unless that is above 0.</summary>
    public double? WalkForwardEfficiency { get; init; }

    /// <summary>Median over the folds of the share of the in-sample profit a day that is lost out of sample.</summary>
    public double? Degradation { get; init; }

    /// <summary>How far each parameter moves from fold to fold.</summary>
    public ImmutableArray<ParameterDrift> Drift { get; init; } = [];

    /// <summary>The probability of backtest overfitting of the final search.</summary>
    public BacktestOverfitting? Overfitting { get; init; }

    /// <summary>White's and Hansen's tests of the final search against doing nothing.</summary>
    public SuperiorAbility? Superior { get; init; }

    /// <summary>The final search by combinatorial purged cross-validation.</summary>
    public CombinatorialFigure? Combinatorial { get; init; }

    /// <summary>The chosen trial of the final search, deflated.</summary>
    public InSampleSharpe? InSample { get; init; }

    /// <summary>The stitched profit and loss under each scenario that every window could show.</summary>
    public ImmutableArray<ScenarioPnl> Scenarios { get; init; } = [];

    /// <summary>The folds' choices with one parameter a little off, in the order of the parameters.</summary>
    public ImmutableArray<NeighbourPnl> Neighbours { get; init; } = [];

    /// <summary>The folds' choices on each of several data sets, in the order of the session; empty with one.</summary>
    public ImmutableArray<DatasetPnl> Datasets { get; init; } = [];

    /// <summary>What something simpler would have earned on the same windows.</summary>
    public ImmutableArray<Baseline> Baselines { get; init; } = [];

    /// <summary>How much worse costs and latencies may get; null without a choice.</summary>
    public BreakEvenPoint? BreakEven { get; init; }

    /// <summary>How long edges of the final choice persist before the holdout; null where the strategy has none to measure.</summary>
    public EdgePersistence? Persistence { get; init; }
}
