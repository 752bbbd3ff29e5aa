using System.Collections.Immutable;
using System.Globalization;
using Tuning.Cli.DataSets;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Objectives;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Sessions;

/// <summary>The result of a session for a human: the best trials, the winner, and what the result is worth.</summary>
/// <param name="plan">The plan.</param>
/// <param name="summary">The result.</param>
/// <param name="ranking">Every completed trial, best first.</param>
internal sealed class SessionView(SessionPlan plan, SessionSummary summary, ImmutableArray<BestTrial> ranking)
{
    private const int TrialsShown = 10;
    private const string ProfitMetric = "netPnl";

    private static readonly ImmutableArray<string> s_metrics = ["netPnl", "closedTrades", "winRate", "maxDrawdownPct"];

    /// <summary>Writes the result.</summary>
    /// <param name="page">The page.</param>
    public void WriteTo(Page page)
    {
        if (summary.Verdict is not null)
        {
            VerdictView.Write(page, summary.Verdict);
            FiguresView.Write(page, summary.Figures);
            page.Line();
        }

        if (!ranking.IsEmpty)
        {
            var place = summary.Verdict is null ? "" : " of the final search, in sample,";
            page.Title($"best {Math.Min(TrialsShown, ranking.Length)} of {Figures.Count(ranking.Length)} completed trials{place} by {Goal()}");
            TableOf(ranking.Take(TrialsShown)).WriteTo(page);
            page.Line();
        }

        WriteWinner(page);
        WaiverNote.Write(page, summary.Waivers);
        foreach (var note in Notes())
        {
            page.Warning(note);
        }

        page.Line();
        page.Line(Accounting());
        page.Line($"session {summary.Session}  {summary.State}  {summary.Seconds.ToString("0.00", CultureInfo.InvariantCulture)} s");
        page.Line($"plan    {summary.PlanHash}");
        page.Line($"result  {summary.ResultHash ?? Figures.Absent}");
        if (summary.Error is not null)
        {
            page.Warning(summary.Error);
        }
    }

    private string Goal() =>
        $"{plan.Spec.Objective.Metric}, {(plan.Spec.Objective.Direction is ObjectiveDirection.Maximize ? "most" : "least")} first";

    private TextTable TableOf(IEnumerable<BestTrial> trials)
    {
        ImmutableArray<string> parameters = [.. plan.Spec.Parameters.Select(parameter => parameter.Name)];
        ImmutableArray<string> metrics = [plan.Spec.Objective.Metric, .. s_metrics.Where(metric => IsNotTheObjective(metric) && IsKnown(metric))];
        var table = new TextTable([">trial", .. parameters.Select(name => ">" + name), .. metrics.Select(name => ">" + name), "constraints"]);
        foreach (var trial in trials)
        {
            table.Add(
            [
                trial.Trial.ToString(CultureInfo.InvariantCulture),
                .. parameters.Select(name => ValueOf(trial.Parameters, name)),
                .. metrics.Select(name => Figures.Of(MetricOf(trial, name))),
                trial.Feasible ? "hold" : "violated",
            ]);
        }

        return table;
    }

    private bool IsNotTheObjective(string metric) => !string.Equals(metric, plan.Spec.Objective.Metric, StringComparison.Ordinal);

    // What a strategy of somebody else reports is its own choice.
    private bool IsKnown(string metric) => plan.Spec.External is null || ranking.Any(trial => trial.Metrics.ContainsKey(metric));

    private void WriteWinner(Page page)
    {
        if (summary.Best is not { } best)
        {
            page.Warning(summary.Verdict is null ? "no trial completed" : "no trial of the final search is feasible: the holdout was not touched");
            return;
        }

        var objective = plan.Spec.Objective.Metric;
        var settings = string.Join(' ', best.Parameters.Select(pair => $"{pair.Key}={ValueOf(best.Parameters, pair.Key)}"));
        var place = best.Label is SessionCloser.OutOfSample ? " on the holdout" : summary.Verdict is null ? "" : " in sample: the holdout was not touched";
        page.Title($"{TrialView.RankOf(best, summary.Verdict)}: trial {best.Trial}  {settings}  {objective} {Figures.Of(MetricOf(best, objective))}{place}");
    }

    private ImmutableArray<string> Notes()
    {
        var losing = ranking.Count(trial => MetricOf(trial, ProfitMetric) < 0);
        return losing == 0
            ? summary.Notes
            : summary.Notes.Add($"{Figures.Count(losing)} of {Figures.Count(ranking.Length)} parameter sets lose money after costs ({Figures.Percent((double)losing / ranking.Length)})");
    }

    private string Accounting()
    {
        var trials = summary.Trials;
        return $"trials  {trials.Planned} planned = {trials.Completed} completed + {trials.Failed} failed + {trials.Pruned} pruned"
            + $" + {trials.TimedOut} timed out + {trials.Cancelled} cancelled";
    }

    private static double? MetricOf(BestTrial trial, string metric) =>
        trial.Metrics.TryGetValue(metric, out var value) ? value : null;

    private static string ValueOf(ParameterSet parameters, string name) =>
        !parameters.TryGet(name, out var value) ? Figures.Absent
        : value is ParameterValue.Text text ? text.Value
        : value.Canonical;
}
