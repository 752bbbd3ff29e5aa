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
    private const double HoursPerDay = 24;
    private const double HoursPerYear = 24 * 365;

    /// <summary>The figures of a session.</summary>
    /// <param name="space">The space.</param>
    /// <param name="evidence">The evidence.</param>
    /// <param name="finalTrials">The trials of the final search.</param>
    /// <param name="seed">The seed of the bootstraps.</param>
    public static ValidationFigures Of(
        Space space, SessionEvidence evidence, ImmutableArray<SearchedTrial> finalTrials, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(evidence);
        var record = new StitchedRecord(evidence);
        var block = StationaryBootstrap.BlockHours(record.MedianHoldHours);
        var matrix = MatrixOf(finalTrials);
        return new ValidationFigures
        {
            PnlPerDay = record.Moments is null ? null : PerDay(new StationaryBootstrap(record.Hours.Length, block, seed).Interval(record.Hours.AsSpan())),
            AnnualSharpe = record.Moments?.Sharpe.Ratio * Math.Sqrt(HoursPerYear),
            IndependentT = record.IndependentT,
            NeweyWestT = record.NeweyWestT,
            MinimumTrackRecordDays = record.Moments is { } moments ? RecordLength.MinimumObservations(moments.Sharpe) / HoursPerDay : null,
            WalkForwardEfficiency = Efficiency(evidence, record),
            Degradation = Degradation(evidence),
            Drift = DriftOf(space, evidence),
            Overfitting = matrix is null ? null : OverfittingTest.Of(matrix),
            Superior = matrix is null ? null : SuperiorAbilityTest.Of(matrix, block, seed),
            InSample = InSampleOf(evidence, finalTrials, matrix),
            Scenarios =
            [
                .. Scenario.Matrix.Select(scenario => (scenario.Name, Pnl: record.PnlUnder(scenario.Name)))
                    .Where(entry => entry.Pnl is not null).Select(entry => new ScenarioPnl(entry.Name, entry.Pnl!.Value)),
            ],
        };
    }

    /// <summary>The records of at most 200 distinct points of a search, evenly by trial number; null without two hours of any.</summary>
    /// <param name="trials">The trials.</param>
    public static PerformanceMatrix? MatrixOf(ImmutableArray<SearchedTrial> trials)
    {
        SearchedTrial[] distinct = [.. trials.OrderBy(trial => trial.Number).DistinctBy(trial => trial.Point)];
        var count = Math.Min(MostSets, distinct.Length);
        return count == 0 || distinct[0].Record.HourlyPnl.Length < 2
            ? null
            : new PerformanceMatrix([.. Enumerable.Range(0, count).Select(i => distinct[(int)((long)i * distinct.Length / count)].Record.HourlyPnl)]);
    }

    private static MeanInterval PerDay(MeanInterval hour) =>
        new(HoursPerDay * hour.Low, HoursPerDay * hour.Mean, HoursPerDay * hour.High, hour.Level);

    private static double? Efficiency(SessionEvidence evidence, StitchedRecord record)
    {
        double[] inSample = [.. evidence.Folds.Where(fold => fold.TrainPnlPerDay is not null).Select(fold => fold.TrainPnlPerDay!.Value)];
        return inSample.Length > 0 && inSample.Average() > 0 && record.Days > 0
            ? record.NetPnl / record.Days / inSample.Average()
            : null;
    }

    private static double? Degradation(SessionEvidence evidence)
    {
        double[] lost =
        [
            .. evidence.Folds.Where(fold => fold.TrainPnlPerDay > 0)
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

        double[] ratios =
        [
            .. trials.DistinctBy(trial => trial.Point).Select(trial => Moments.Of(trial.Record.HourlyPnl.AsSpan())?.Sharpe.Ratio)
                .Where(ratio => ratio is not null).Select(ratio => ratio!.Value),
        ];
        var spread = Moments.Of(ratios)?.Deviation ?? 0;
        var effective = matrix.MeanCorrelation() is { } rho ? Math.Max(1, rho + ((1 - rho) * ratios.Length)) : (double?)null;
        var annual = moments.Sharpe.Ratio * Math.Sqrt(HoursPerYear);
        return new InSampleSharpe(
            annual,
            ratios.Length,
            effective,
            SharpeProbability.Deflated(moments.Sharpe, moments.Count, ratios.Length, spread * spread),
            effective is { } number ? SharpeProbability.Deflated(moments.Sharpe, moments.Count, number, spread * spread) : null,
            annual > 0 ? RecordLength.MinimumYears(ratios.Length, annual) : null);
    }
}
