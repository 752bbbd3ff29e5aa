using System.Collections.Immutable;
using Tuning.Analysis;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;
using Tuning.Objectives;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Sweeps;

/// <summary>A sweep for a human: its heat map, the best point and the best plateau.</summary>
/// <param name="plan">The plan.</param>
/// <param name="summary">The result.</param>
/// <param name="ranking">Every completed trial, best first.</param>
internal sealed class SweepView(SessionPlan plan, SessionSummary summary, ImmutableArray<BestTrial> ranking)
{
    private const int MostSmoothed = 2000;

    private readonly Space _space = new(plan.Spec.Parameters, plan.Spec.Fixed);

    /// <summary>Writes the sweep.</summary>
    /// <param name="page">The page.</param>
    public void WriteTo(Page page)
    {
        var metric = plan.Spec.Objective.Metric;
        if (ranking.IsEmpty)
        {
            page.Warning("no trial completed");
        }
        else
        {
            var plateau = PlateauOf();
            page.Title($"{metric} of {Figures.Count(ranking.Length)} parameter sets");
            new SweepMap(_space, metric, ranking, plateau).WriteTo(page);
            page.Line();
            Name(page, ranking[0].Feasible ? "best" : "least violating", ranking[0], null);
            if (plateau is { } middle)
            {
                Name(page, "plateau", middle.Trial, middle.Mean);
            }
        }

        if (plan.ForbiddenPoints > 0)
        {
            page.Line($"{Figures.Count(plan.ForbiddenPoints)} points are forbidden combinations and were left out");
        }

        foreach (var note in summary.Notes.Where(note => !note.Contains("forbidden", StringComparison.Ordinal)))
        {
            page.Warning(note);
        }

        page.Line($"session {summary.Session}  {summary.State}: tune report {summary.Session}");
    }

    private void Name(Page page, string what, BestTrial trial, double? mean)
    {
        double? value = trial.Metrics.TryGetValue(plan.Spec.Objective.Metric, out var found) ? found : null;
        var around = mean is { } level ? $", mean around it {Figures.Of(level)}" : "";
        page.Line($"{what,-8} {TrialView.Settings(trial.Parameters)}  {plan.Spec.Objective.Metric} {Figures.Of(value)}{around}");
    }

    // The feasible trial in the middle of the best neighbourhood; large sweeps look around their best trials alone.
    private (BestTrial Trial, double Mean)? PlateauOf()
    {
        var sign = plan.Spec.Objective.Direction is ObjectiveDirection.Maximize ? 1 : -1;
        BestTrial[] trials = [.. ranking.Where(trial => trial.Feasible).Take(MostSmoothed)];
        if (trials.Length == 0)
        {
            return null;
        }

        var scores = Plateau.Scores(
            _space, [.. trials.Select(trial => new PlateauTrial(trial.Parameters, sign * trial.Metrics[plan.Spec.Objective.Metric], []))]);
        var top = Enumerable.Range(0, trials.Length).MaxBy(i => scores[i]);
        return (trials[top], sign * scores[top]);
    }
}
