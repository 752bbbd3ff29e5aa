using System.Globalization;
using Tuning.Sessions;
using Tuning.Spaces;

namespace Tuning.Reports.Sections;

/// <summary>Where the result comes from, so that somebody else gets the same one.</summary>
internal static class ProvenanceSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText page, SessionReport report)
    {
        var plan = report.Plan;
        page.Line("<section id=\"provenance\">").Heading(2, "Provenance");
        page.Paragraph("Equal plan hashes give equal result hashes, bit for bit, with one worker or many. The winner of this page was recomputed from the stored trials by code of its own.");
        page.Pairs(
        [
            ("session", Markup.Code(plan.SessionId)),
            ("plan hash", Markup.Code(report.PlanHash)),
            ("result hash", report.ResultHash is { } result ? Markup.Code(result) : Numbers.Absent),
            .. plan.Datasets.Select((dataset, index) => ($"data set {(index + 1).ToString(CultureInfo.InvariantCulture)}", Markup.Code($"sha256:{dataset.Sha256}"))),
            ("evaluated by", plan.KernelVersion),
            ("report by", report.Program.Length == 0 ? Numbers.Absent : report.Program),
            ("seed", plan.Spec.Sampler.Seed.ToString(CultureInfo.InvariantCulture)),
            ("planned", $"{Numbers.Time(plan.CreatedAt)} UTC"),
            ("last job done", report.Work?.LastEndedAt is { } ended ? $"{Numbers.Time(ended)} UTC" : Numbers.Absent),
            ("work", report.Work is { } work
                ? $"{Numbers.Count(work.Jobs)} jobs, {Numbers.Of(work.Seconds)} s in all, on {(work.Hosts.IsEmpty ? "no host" : string.Join(", ", work.Hosts))}"
                : Numbers.Absent),
            ("trials", Accounting(report)),
        ]);
        page.Heading(3, "The plan").Line("<div class=\"figures\"><div>");
        page.Table(
            "Searched",
            ["Parameter", "From", "To", "Kind"],
            plan.Spec.Parameters.Select(Row),
            "compact");
        page.Line("</div><div>");
        page.Table(
            "Not searched",
            ["Setting", "Value"],
            plan.Spec.Environment.Concat(plan.Spec.Fixed).OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new Markup[] { pair.Key, Numbers.Value(pair.Value) }),
            "compact");
        page.Line("</div></div>");
        page.Pairs(
        [
            ("objective", Objective(plan.Spec)),
            ("sampler", $"{plan.Spec.Sampler.Kind.ToString().ToLowerInvariant()}, {plan.BatchSize.ToString(CultureInfo.InvariantCulture)} a batch"),
            ("budget", $"{Numbers.Count(plan.PlannedTrials)} trials a search, {plan.Searches.ToString(CultureInfo.InvariantCulture)} {(plan.Searches == 1 ? "search" : "searches")}"),
            ("validation", Validation(plan)),
        ]);
        page.Line("</section>");
    }

    private static string Accounting(SessionReport report)
    {
        var counts = report.Accounting;
        return $"{Numbers.Count(counts.Planned)} planned = {Numbers.Count(counts.Completed)} completed + {Numbers.Count(counts.Failed)} failed + {Numbers.Count(counts.Pruned)} pruned"
            + $" + {Numbers.Count(counts.TimedOut)} timed out + {Numbers.Count(counts.Cancelled)} cancelled";
    }

    private static string Objective(SessionSpec spec)
    {
        var constraints = spec.Objective.Constraints.Select(constraint => (constraint.Min, constraint.Max) switch
        {
            ({ } min, { } max) => $"{constraint.Metric} from {Numbers.Of(min)} to {Numbers.Of(max)}",
            ({ } min, null) => $"{constraint.Metric} at least {Numbers.Of(min)}",
            (null, { } max) => $"{constraint.Metric} at most {Numbers.Of(max)}",
            _ => constraint.Metric,
        });
        return $"{(spec.Objective.Direction is Objectives.ObjectiveDirection.Maximize ? "most" : "least")} {spec.Objective.Metric}"
            + (spec.Objective.Constraints.IsEmpty ? "" : $" with {string.Join(" and ", constraints)}");
    }

    private static string Validation(Tuning.Sessions.Planning.SessionPlan plan) => plan.Windows is { } windows
        ? $"walk-forward, {windows.Folds.Length.ToString(CultureInfo.InvariantCulture)} folds, then a final search and one look at the holdout"
        : "none: every figure is in sample";

    private static Markup[] Row(Parameter parameter) => parameter switch
    {
        Parameter.Real real => [real.Name, Numbers.Of(real.Low), Numbers.Of(real.High), $"float{(real.Step is { } step ? $", step {Numbers.Of(step)}" : "")}{(real.Log ? ", log" : "")}"],
        Parameter.Whole whole => [whole.Name, Numbers.Of(whole.Low), Numbers.Of(whole.High), $"int{(whole.Step > 1 ? $", step {Numbers.Of(whole.Step)}" : "")}{(whole.Log ? ", log" : "")}"],
        Parameter.Categorical category => [category.Name, Numbers.Value(category.Values[0]), Numbers.Value(category.Values[^1]), $"one of {string.Join(", ", category.Values.Select(Numbers.Value))}"],
        _ => [parameter.Name, "", "", ""],
    };
}
