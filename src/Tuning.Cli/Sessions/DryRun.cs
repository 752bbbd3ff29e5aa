using System.Collections.Immutable;
using System.Globalization;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Sessions;

/// <summary>What a session would be and cost, without running it.</summary>
internal static class DryRun
{
    /// <summary>The outcome of a plan that is not run.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="outcome">What planning found.</param>
    /// <param name="estimate">What it would cost.</param>
    public static Outcome Of(SessionPlan plan, PlanOutcome outcome, SessionEstimate estimate)
    {
        var document = new DryRunDocument(
            plan.Spec.Name,
            outcome.PlanHash!,
            plan.KernelVersion,
            plan.Spec.Sampler.Seed,
            plan.Datasets,
            plan.Spec.Parameters.ToImmutableSortedDictionary(parameter => parameter.Name, ParameterText.Allowed, StringComparer.Ordinal),
            plan.Bounds.IsEmpty ? null : plan.Bounds,
            plan.TotalTrials,
            plan.ForbiddenPoints,
            estimate.Evaluations,
            estimate.Rows,
            estimate.Seconds,
            estimate.Parallel,
            outcome.Warnings);
        return Outcome.Of(document, CliJson.Default.DryRunDocument, page => Show(page, document));
    }

    private static void Show(Page page, DryRunDocument document)
    {
        page.Title($"{document.Name}: nothing was run or stored");
        page.Line($"trials       {Figures.Count(document.PlannedTrials)}");
        page.Line($"evaluations  {Figures.Count(document.Evaluations)}");
        page.Line($"rows         {Figures.Count(document.Rows)}");
        page.Line(document.Seconds is { } seconds
            ? string.Create(CultureInfo.InvariantCulture, $"time         about {seconds:0.##} s, {document.Parallel} jobs at a time")
            : "time         that of whoever asks for the trials");
        page.Line($"plan         {document.PlanHash}");
        foreach (var dataset in document.Datasets)
        {
            page.Line($"data         {dataset.Sha256}  {Figures.Count(dataset.Rows)} rows  {dataset.Name}");
        }

        foreach (var (parameter, allowed) in document.Space)
        {
            page.Line($"space        {parameter}: {allowed}");
        }

        foreach (var bound in document.Bounds ?? [])
        {
            page.Line($"bound        {bound.Path} is {bound.Word} of the data: {Figures.Of(bound.Value)}");
        }

        foreach (var warning in document.Warnings)
        {
            page.Warning(warning);
        }
    }
}
