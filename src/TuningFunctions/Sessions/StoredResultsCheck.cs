using System.Collections.Immutable;
using System.Globalization;
using Tuning.Objectives;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Validation.Checking;
using Tuning.Validation.Evidence;

namespace TuningFunctions.Sessions;

/// <summary>
/// Holds the evidence of a verdict against the stored results: what is told of a choice, and what is hashed, is what the verdict was made of.
/// </summary>
internal static class StoredResultsCheck
{
    /// <summary>What differs; empty when nothing does.</summary>
    /// <param name="evidence">The evidence.</param>
    /// <param name="chosen">The chosen trial of each search, by number; null where none was.</param>
    /// <param name="searches">What is stored of each search: the folds in order, and the final search.</param>
    public static ImmutableArray<VerdictDifference> Differences(
        SessionEvidence evidence, IReadOnlyList<int?> chosen, IReadOnlyList<SearchResults> searches)
    {
        var found = ImmutableArray.CreateBuilder<VerdictDifference>();
        for (var fold = 0; fold < evidence.Folds.Length; fold++)
        {
            var tested = evidence.Folds[fold];
            Compare(string.Create(CultureInfo.InvariantCulture, $"folds[{fold}]"), tested.Choice, tested.Test, SessionPlan.TestWindow, chosen[fold], searches[fold], found);
        }

        Compare("holdout", evidence.Choice, evidence.Holdout, SessionPlan.HoldoutWindow, chosen[^1], searches[^1], found);
        return found.ToImmutable();
    }

    private static void Compare(
        string path,
        ParameterSet? choice,
        WindowRecord? record,
        string window,
        int? chosen,
        SearchResults search,
        ImmutableArray<VerdictDifference>.Builder found)
    {
        var point = chosen is { } trial ? SearchCache.PointOf(search.Trials[trial]).Canonical : null;
        if (!string.Equals(choice?.Canonical, point, StringComparison.Ordinal))
        {
            found.Add(new VerdictDifference($"{path}.choice", $"{choice?.Canonical}", $"{point}"));
        }
        else if (choice is not null && record is not null)
        {
            var stored = search.Results.FirstOrDefault(result =>
                result.Key.Trial == chosen && string.Equals(result.Key.Window, window, StringComparison.Ordinal))?.Metrics ?? MetricSet.Empty;
            CompareValues(path, record, stored, found);
        }
    }

    private static void CompareValues(string path, WindowRecord record, MetricSet stored, ImmutableArray<VerdictDifference>.Builder found)
    {
        IEnumerable<KeyValuePair<string, double>> measured = record.Values ?? (IEnumerable<KeyValuePair<string, double>>)
            [new("netPnl", record.NetPnl), new("feesPaid", record.FeesPaid), .. record.LacksTrades ? [] : new[] { KeyValuePair.Create("closedTrades", (double)record.TradePnl.Length) }];
        foreach (var (name, value) in measured)
        {
            if (stored.Find(name) != value)
            {
                found.Add(new VerdictDifference(
                    $"{path}.{name}",
                    value.ToString(CultureInfo.InvariantCulture),
                    stored.Find(name)?.ToString(CultureInfo.InvariantCulture) ?? "absent"));
            }
        }
    }
}
