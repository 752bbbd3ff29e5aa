using System.Collections.Immutable;
using Tuning.Spaces;
using Tuning.Statistics;
using Tuning.Validation.Evidence;
using Tuning.Validation.Gates;
using Tuning.Validation.Search;

namespace Tuning.Validation.Figures;

/// <summary>Computes what is shown beside a verdict.</summary>
public static class FigureRules
{
    private const int MostSets = 200;
    private const string SharpeMetric = "sharpe";
    private const double HoursPerDay = 24;

    private static readonly ImmutableArray<double> s_numbers = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

    /// <summary>The figures of a session, as far as they follow from what is stored; <see cref="HindsightRules"/> has the others.</summary>
    /// <param name="space">The space.</param>
    /// <param name="evidence">The evidence.</param>
    /// <param name="finalTrials">The trials of the final search; those of <see cref="SampleOf"/> and the chosen one with their hours.</param>
    /// <param name="seed">The seed of the bootstraps.</param>
    public static ValidationFigures Of(
        Space space, SessionEvidence evidence, ImmutableArray<SearchedTrial> finalTrials, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(evidence);
        var record = new StitchedRecord(evidence);
        var block = StationaryBootstrap.BlockHours(record.MedianHoldHours);
        var matrix = MatrixOf(finalTrials);
        var minimumDays = record.Moments is { } moments ? RecordLength.MinimumObservations(moments.Sharpe) / HoursPerDay : null;
        return new ValidationFigures
        {
            OverlappingSessions = evidence.OverlappingSessions,
            RecordDays = record.Hours.Length / HoursPerDay,
            RemainingDays = minimumDays is { } wanted ? Math.Max(0, wanted - (record.Hours.Length / HoursPerDay)) : null,
            PnlPerDay = record.Moments is null ? null : PerDay(new StationaryBootstrap(record.Hours.Length, block, seed).Interval(record.Hours.AsSpan())),
            AnnualSharpe = record.Moments?.Sharpe.Ratio * Math.Sqrt(HourlyRecord.HoursPerYear),
            IndependentT = record.IndependentT,
            NeweyWestT = record.NeweyWestT,
            MinimumTrackRecordDays = minimumDays,
            WalkForwardEfficiency = Efficiency(evidence),
            Degradation = Degradation(evidence),
            Drift = DriftOf(space, evidence),
            Overfitting = matrix is null ? null : OverfittingTest.Of(matrix),
            Superior = matrix is null ? null : SuperiorAbilityTest.Of(matrix, block, seed),
            Combinatorial = matrix is null ? null : CombinatorialRules.Of(matrix, record.LongestHoldHours),
            InSample = InSampleOf(evidence, finalTrials, matrix),
            Scenarios =
            [
                .. Scenario.Matrix.Select(scenario => (scenario.Name, Pnl: record.PnlUnder(scenario.Name)))
                    .Where(entry => entry.Pnl is not null).Select(entry => new ScenarioPnl(entry.Name, entry.Pnl!.Value)),
            ],
        };
    }

    /// <summary>At most 200 trials of distinct points of a search, evenly by trial number.</summary>
    /// <param name="trials">The trials, in any order.</param>
    public static ImmutableArray<SearchedTrial> SampleOf(IEnumerable<SearchedTrial> trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        return Evenly.Of([.. trials.OrderBy(trial => trial.Number).DistinctBy(trial => trial.Point)], MostSets);
    }

    /// <summary>The hours of <see cref="SampleOf"/>; null without two hours of any.</summary>
    /// <param name="trials">The trials; those of the sample with their hours.</param>
    public static PerformanceMatrix? MatrixOf(ImmutableArray<SearchedTrial> trials)
    {
        var sample = SampleOf(trials);
        // A strategy that others evaluate may report its hours with some answers and not with others.
        return sample.IsEmpty || sample[0].Record.HourlyPnl.Length < 2
            || sample.Any(trial => trial.Record.HourlyPnl.Length != sample[0].Record.HourlyPnl.Length)
            ? null
            : new PerformanceMatrix([.. sample.Select(trial => trial.Record.HourlyPnl)]);
    }

    // The metric where the strategy measures it, which is undefined with too few trades; else of the hours.
    private static double[] RatiosOf(SearchedTrial[] trials)
    {
        double[] measured = [.. trials.Select(trial => trial.Record.Metrics.Find(SharpeMetric)).OfType<double>()];
        return measured.Length > 0
            ? [.. measured.Select(annual => annual / Math.Sqrt(HourlyRecord.HoursPerYear))]
            : [.. trials.Select(trial => Moments.Of(trial.Record.HourlyPnl.AsSpan())?.Sharpe.Ratio).OfType<double>()];
    }

    private static MeanInterval PerDay(MeanInterval hour) =>
        new(HoursPerDay * hour.Low, HoursPerDay * hour.Mean, HoursPerDay * hour.High, hour.Level);

    // Both of the same folds: one that chose nothing earned nothing in sample either.
    private static double? Efficiency(SessionEvidence evidence)
    {
        FoldEvidence[] chosen = [.. evidence.Folds.Where(fold => fold.TrainPnlPerDay is not null)];
        var days = chosen.Sum(fold => fold.Test.Days);
        var inSample = chosen.Sum(fold => fold.TrainPnlPerDay!.Value) / Math.Max(1, chosen.Length);
        return inSample > 0 && days > 0 ? chosen.Sum(fold => fold.Test.NetPnl) / days / inSample : null;
    }

    private static double? Degradation(SessionEvidence evidence)
    {
        double[] lost =
        [
            .. evidence.Folds.Where(fold => fold.TrainPnlPerDay > 0 && fold.Test.Days > 0)
                .Select(fold => 1 - (fold.Test.NetPnl / fold.Test.Days / fold.TrainPnlPerDay!.Value)).Order(),
        ];
        return lost.Length == 0 ? null : (lost[(lost.Length - 1) / 2] + lost[lost.Length / 2]) / 2;
    }

    private static ImmutableArray<ParameterDrift> DriftOf(Space space, SessionEvidence evidence)
    {
        var drift = ImmutableArray.CreateBuilder<ParameterDrift>();
        for (var index = 0; index < space.Dimensions; index++)
        {
            double[] moves =
            [
                .. evidence.Folds.Zip(evidence.Folds.Skip(1))
                    .Where(pair => IsActive(space, index, pair.First) && IsActive(space, index, pair.Second))
                    .Select(pair => Distance(space, index, pair.First.Choice!, pair.Second.Choice!)),
            ];
            if (moves.Length > 0)
            {
                drift.Add(new ParameterDrift(space.Parameters[index].Name, moves.Average(), moves.Length));
            }
        }

        return drift.ToImmutable();
    }

    private static bool IsActive(Space space, int index, FoldEvidence fold) =>
        fold.Choice is { } choice && space.IsActive(index, choice);

    private static double Distance(Space space, int index, ParameterSet one, ParameterSet other)
    {
        var distance = Math.Abs(space.Encode(one)[index] - space.Encode(other)[index]);
        return space.Axes[index].IsOrdered || distance == 0 ? distance : 1;
    }

    private static InSampleSharpe? InSampleOf(
        SessionEvidence evidence, ImmutableArray<SearchedTrial> trials, PerformanceMatrix? matrix)
    {
        var chosen = trials.FirstOrDefault(trial => trial.Point.Equals(evidence.Choice));
        if (matrix is null || chosen is null || Moments.Of(chosen.Record.HourlyPnl.AsSpan()) is not { } moments)
        {
            return null;
        }

        SearchedTrial[] distinct = [.. trials.DistinctBy(trial => trial.Point)];
        var spread = Moments.Of(RatiosOf(distinct))?.Deviation ?? 0;
        var effective = matrix.MeanCorrelation() is { } rho ? Math.Max(1, rho + ((1 - rho) * distinct.Length)) : (double?)null;
        var annual = moments.Sharpe.Ratio * Math.Sqrt(HourlyRecord.HoursPerYear);
        double? DeflatedBy(double number) => SharpeProbability.Deflated(moments.Sharpe, moments.Count, number, spread * spread);
        return new InSampleSharpe(
            annual,
            distinct.Length,
            effective,
            DeflatedBy(distinct.Length),
            effective is { } number ? DeflatedBy(number) : null,
            annual > 0 ? RecordLength.MinimumYears(distinct.Length, annual) : null)
        {
            Curve =
            [
                .. s_numbers.Select(count => (Count: count, Deflated: DeflatedBy(count)))
                    .Where(point => point.Deflated is not null).Select(point => new DeflationPoint(point.Count, point.Deflated!.Value)),
            ],
        };
    }
}
