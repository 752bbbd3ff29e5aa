using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Tuning.Objectives;
using Tuning.Strategies;

namespace Tuning.Sessions.Planning;

/// <summary>
/// Makes one evaluation of those on several data sets. The mean takes the mean of each metric. The least takes its least
/// favourable value: the least one, or the greatest where less is better, because the objective is minimised or a constraint
/// limits the metric from above alone. A metric that is undefined on one data set is undefined.
/// </summary>
public static class AcrossDatasets
{
    /// <summary>One evaluation of several.</summary>
    /// <param name="objective">What is optimised, which says where less is better.</param>
    /// <param name="aggregation">How.</param>
    /// <param name="evaluations">The evaluations of one point, in the order of the data sets; at least one.</param>
    public static TrialEvaluation Combine(
        Objective objective, DatasetAggregation aggregation, IReadOnlyList<TrialEvaluation> evaluations)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(evaluations);
        if (evaluations.Count == 1)
        {
            return evaluations[0];
        }

        var metrics = Combine(objective, aggregation, [.. evaluations.Select(evaluation => evaluation.Metrics)]);
        return new TrialEvaluation(metrics, evaluations[0].Effective, TraceOf(evaluations));
    }

    /// <summary>The metrics of one evaluation of several.</summary>
    /// <param name="objective">What is optimised, which says where less is better.</param>
    /// <param name="aggregation">How.</param>
    /// <param name="evaluations">The metrics of one point, in the order of the data sets; at least one.</param>
    public static MetricSet Combine(Objective objective, DatasetAggregation aggregation, ImmutableArray<MetricSet> evaluations)
    {
        ArgumentNullException.ThrowIfNull(objective);
        var metrics = new List<KeyValuePair<string, double>>();
        foreach (var (metric, _) in evaluations[0])
        {
            var values = evaluations.Select(evaluation => evaluation.Find(metric)).OfType<double>().ToArray();
            if (values.Length == evaluations.Length)
            {
                metrics.Add(KeyValuePair.Create(metric, aggregation is DatasetAggregation.Mean
                    ? Mean(values)
                    : LessIsBetter(objective, metric) ? values.Max() : values.Min()));
            }
        }

        return MetricSet.From(metrics);
    }

    // In the order of the data sets, so that the sum has the same bits everywhere.
    private static double Mean(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private static bool LessIsBetter(Objective objective, string metric)
    {
        if (string.Equals(objective.Metric, metric, StringComparison.Ordinal))
        {
            return objective.Direction is ObjectiveDirection.Minimize;
        }

        var limits = objective.Constraints.Where(constraint => string.Equals(constraint.Metric, metric, StringComparison.Ordinal)).ToArray();
        return limits.Length > 0 && Array.TrueForAll(limits, limit => limit is { Min: null, Max: not null });
    }

    private static string? TraceOf(IReadOnlyList<TrialEvaluation> evaluations) =>
        evaluations.Any(evaluation => evaluation.TraceHash is null)
            ? null
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
                string.Join('\n', evaluations.Select(evaluation => evaluation.TraceHash)))));
}
