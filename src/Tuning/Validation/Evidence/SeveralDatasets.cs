using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Validation.Splits;

namespace Tuning.Validation.Evidence;

/// <summary>
/// Evaluates each point on several data sets and makes one record of theirs. The mean trades a share of the money on each; the least
/// is the record of the data set that does worst on the window. Windows are intervals of time, so that all have the same hours.
/// Safe to use from several threads as far as the evaluators are.
/// </summary>
/// <param name="objective">What is optimised.</param>
/// <param name="across">How several become one.</param>
/// <param name="datasets">The evaluator of each data set, in the order of the session; at least one.</param>
public sealed class SeveralDatasets(
    Objective objective, DatasetAggregation across, ImmutableArray<IWindowEvaluator> datasets) : IWindowEvaluator
{
    /// <inheritdoc/>
    public ImmutableArray<PointRecord> Search(Window window, IReadOnlyList<ParameterSet> points, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(points);
        ImmutableArray<PointRecord>[] found = [.. datasets.Select(dataset => dataset.Search(window, points, cancellationToken))];
        return [.. Enumerable.Range(0, points.Count).Select(point => Combine([.. found.Select(records => records[point])]))];
    }

    /// <inheritdoc/>
    public WindowRecord? Record(Window window, ParameterSet? choice, Scenario scenario, CancellationToken cancellationToken)
    {
        WindowRecord[] known = [.. datasets.Select(dataset => dataset.Record(window, choice, scenario, cancellationToken)).OfType<WindowRecord>()];
        return known.Length < datasets.Length ? null
            : across is DatasetAggregation.Mean ? MeanOf(known)
            : known.MinBy(record => record.NetPnl);
    }

    /// <inheritdoc/>
    public ImmutableArray<EarnedPnl> Earn(
        Window window, IReadOnlyList<ParameterSet> points, Scenario scenario, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(points);
        ImmutableArray<EarnedPnl>[] found = [.. datasets.Select(dataset => dataset.Earn(window, points, scenario, cancellationToken))];
        return [.. Enumerable.Range(0, points.Count).Select(point => Combine([.. found.Select(earned => earned[point])]))];
    }

    /// <inheritdoc/>
    public ImmutableArray<WindowRecord> RecordByDataset(Window window, ParameterSet? choice, CancellationToken cancellationToken) =>
        [.. datasets.Select(dataset => dataset.Record(window, choice, Scenario.AsPlanned, cancellationToken)).OfType<WindowRecord>()];

    /// <inheritdoc/>
    public EdgePersistence? Persistence(Window window, ParameterSet choice) =>
        datasets.Select(dataset => dataset.Persistence(window, choice)).OfType<EdgePersistence>()
            .MinBy(found => found.MedianMs ?? double.PositiveInfinity);

    private EarnedPnl Combine(EarnedPnl[] earned) => Array.Find(earned, one => one.NetPnl is null)
        ?? EarnedPnl.Of((across is DatasetAggregation.Mean ? earned.Average(one => one.NetPnl) : earned.Min(one => one.NetPnl))!.Value);

    private PointRecord Combine(ImmutableArray<PointRecord> records)
    {
        var metrics = AcrossDatasets.Combine(objective, across, [.. records.Select(record => record.Metrics)]);
        return new PointRecord(
            metrics,
            across is DatasetAggregation.Mean
                ? MeanOf([.. records.Select(record => record.HourlyPnl)])
                : records[WorstOf(records)].HourlyPnl);
    }

    // The data set that sets the score, the first of equals; an undefined score is the worst.
    private int WorstOf(ImmutableArray<PointRecord> records)
    {
        var sign = objective.Direction is ObjectiveDirection.Maximize ? 1 : -1;
        return Enumerable.Range(0, records.Length)
            .MinBy(i => records[i].Metrics.Find(objective.Metric) is { } value ? sign * value : double.NegativeInfinity);
    }

    private static WindowRecord MeanOf(WindowRecord[] records)
    {
        var share = 1.0 / records.Length;
        return new WindowRecord(
            records.Sum(record => record.NetPnl) * share,
            records[0].Days,
            records.Sum(record => record.Turnover) * share,
            records.Sum(record => record.FeesPaid) * share)
        {
            HourlyPnl = MeanOf([.. records.Select(record => record.HourlyPnl)]),
            TradePnl = [.. records.SelectMany(record => record.TradePnl).Select(pnl => pnl * share)],
            HoldHours = [.. records.SelectMany(record => record.HoldHours)],
            LacksTrades = records.Any(record => record.LacksTrades),
        };
    }

    private static ImmutableArray<double> MeanOf(ImmutableArray<ImmutableArray<double>> hours) =>
        [.. Enumerable.Range(0, hours[0].Length).Select(hour => hours.Sum(of => of[hour]) / hours.Length)];
}
