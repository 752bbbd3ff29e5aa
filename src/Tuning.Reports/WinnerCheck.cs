using System.Security.Cryptography;
using System.Text;
using Tuning.Objectives;

namespace Tuning.Reports;

/// <summary>
/// Recomputes the winner of a session from its stored trials alone, by code that shares nothing with the ranking: one pass,
/// own feasibility, own tie-break. The choice of a validated session is held against them too. A report is not written where the
/// two differ.
/// </summary>
public static class WinnerCheck
{
    /// <summary>The difference between what a report tells and what its trials say; null where there is none.</summary>
    /// <param name="report">The report.</param>
    public static string? Difference(SessionReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Plan.Windows is null ? OfRanking(report) : ChoiceCheck.Difference(report);
    }

    // Without validation the winner is the best row.
    private static string? OfRanking(SessionReport report)
    {
        ReportTrial? best = null;
        foreach (var trial in report.Trials)
        {
            if (trial.State is TrialState.Completed && (best is null || IsBetter(report.Plan.Spec.Objective, trial, best)))
            {
                best = trial;
            }
        }

        return best?.Number == report.Best
            ? null
            : $"the best trial is told to be {Name(report.Best)}, and the stored trials make it {Name(best?.Number)}";
    }

    /// <summary>Whether a trial completed and everything that an objective asks for is defined and holds.</summary>
    internal static bool IsFeasible(Objective objective, ReportTrial trial) =>
        trial.State is TrialState.Completed && Outside(objective, trial) is (0, 0);

    private static string Name(int? trial) => trial is { } number ? $"trial {number}" : "none";

    private static bool IsBetter(Objective objective, ReportTrial one, ReportTrial other)
    {
        var (missing, distance) = Outside(objective, one);
        var (otherMissing, otherDistance) = Outside(objective, other);
        if (missing != otherMissing || distance != otherDistance)
        {
            return missing != otherMissing ? missing < otherMissing : distance < otherDistance;
        }

        var (value, otherValue) = (one.Metrics.Find(objective.Metric), other.Metrics.Find(objective.Metric));
        if (value != otherValue)
        {
            return value is not null
                && (otherValue is null || (objective.Direction is ObjectiveDirection.Maximize ? value > otherValue : value < otherValue));
        }

        return string.CompareOrdinal(HashOf(one), HashOf(other)) < 0;
    }

    private static (int Missing, double Distance) Outside(Objective objective, ReportTrial trial)
    {
        var missing = trial.Metrics.Find(objective.Metric) is null ? 1 : 0;
        var distance = 0.0;
        foreach (var constraint in objective.Constraints)
        {
            switch (trial.Metrics.Find(constraint.Metric))
            {
                case null:
                    missing++;
                    break;
                case { } value when value < constraint.Min:
                    distance += constraint.Min.Value - value;
                    break;
                case { } value when value > constraint.Max:
                    distance += value - constraint.Max.Value;
                    break;
                default:
                    break;
            }
        }

        return (missing, distance);
    }

    private static string HashOf(ReportTrial trial) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(trial.Point.Canonical)));
}
