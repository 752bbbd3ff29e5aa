using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Validation.Gates;

namespace Tuning.Reports.Sections;

/// <summary>What the session came to, before anything else.</summary>
internal static class VerdictSection
{
    private static readonly string[] s_tiles = ["netPnlPerDay", "netPnl", "closedTrades", "winRate", "maxDrawdownPct", "sharpe"];

    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText page, SessionReport report)
    {
        page.Line($"<section id=\"verdict\" class=\"verdict {ClassOf(report)}\">");
        page.Paragraph(KickerOf(report), "kicker").Heading(2, TitleOf(report)).Paragraph(SentenceOf(report), "lead");
        if (report.BestTrial is { } best)
        {
            page.Pairs(best.Point.Select(pair => (pair.Key, (Markup)Numbers.Value(pair.Value))), "parameters");
            WriteTiles(page, report);
        }

        foreach (var note in Notes(report))
        {
            page.Paragraph(note, "note-line");
        }

        page.Line("</section>");
        if (report.Verdict is { } verdict)
        {
            WriteGates(page, verdict);
        }
    }

    private static string ClassOf(SessionReport report) => report switch
    {
        { State: not SessionState.Completed } => "bad",
        { Verdict.Kind: VerdictKind.Winner } => "good",
        { Verdict.Kind: VerdictKind.WinnerResolutionLimited } => "good limited",
        { Verdict: not null } => "none",
        _ => "unvalidated",
    };

    private static string KickerOf(SessionReport report) => report switch
    {
        { State: not SessionState.Completed } => "The session did not complete",
        { Verdict: not null } => "Verdict",
        _ => "No verdict",
    };

    private static string TitleOf(SessionReport report) => report switch
    {
        { State: not SessionState.Completed } => report.State.ToString(),
        { Verdict.Kind: VerdictKind.Winner } => "Winner",
        { Verdict.Kind: VerdictKind.WinnerResolutionLimited } => "Winner (resolution-limited)",
        { Verdict: not null } => "No winner",
        _ => "In sample, not validated",
    };

    private static string SentenceOf(SessionReport report)
    {
        if (report.State is not SessionState.Completed)
        {
            return report.Error ?? "It ended before its trials were done; what is shown below is what was stored.";
        }

        if (report.Verdict is not { } verdict)
        {
            return report.Best is null
                ? "No trial completed."
                : "These are the best parameters on the data that they were chosen on. How much of it would have held on other data was not asked: a search over noise has a best row too.";
        }

        var passed = verdict.Gates.Count(gate => gate.Pass);
        return verdict.Kind switch
        {
            VerdictKind.Winner => $"All {passed} gates passed: on windows that no choice had seen, and on a holdout that was looked at once.",
            VerdictKind.WinnerResolutionLimited => $"All {passed} gates passed, but the rows are further apart than the latency: the data cannot show what the latency costs. It is not promoted without approval.",
            _ => $"{verdict.Gates.Length - passed} of {verdict.Gates.Length} gates did not pass."
                + (verdict.StoppedBy is { } stopped ? $" Stopped most by {stopped}; the nearest miss is {verdict.NearestMiss}." : "")
                + (verdict.MoreDays is { } days ? $" About {Numbers.Count((long)Math.Ceiling(days))} more days of such data would make the record long enough." : ""),
        };
    }

    private static void WriteTiles(HtmlText page, SessionReport report)
    {
        var objective = report.Plan.Spec.Objective.Metric;
        var place = report.Validation?.Holdout is null ? "in sample" : "on the holdout";
        var metrics = s_tiles.Where(metric => !string.Equals(metric, objective, StringComparison.Ordinal)).Prepend(objective)
            .Where(metric => report.BestMetrics.Find(metric) is not null).Take(6);
        page.Pairs(metrics.Select(metric => ($"{metric}, {place}", (Markup)Show(metric, report.BestMetrics.Find(metric)!.Value))), "tiles");
    }

    private static string Show(string metric, double value) => metric switch
    {
        "winRate" => Numbers.Percent(value),
        "closedTrades" => Numbers.Count((long)value),
        "maxDrawdownPct" => $"{Numbers.Of(value)} %",
        _ => Numbers.Metric(metric, value),
    };

    private static IEnumerable<string> Notes(SessionReport report)
    {
        var label = report.Verdict is null ? "in sample, not validated" : null;
        return report.Notes.Where(note => !string.Equals(note, label, StringComparison.Ordinal))
            .Concat(report.Waivers.IsEmpty ? [] : [$"Checks of the data gate were waived: {string.Join(", ", report.Waivers)}"])
            .Concat(report.Stopped is { } stopped ? [$"The search stopped: {stopped}"] : [])
            .Concat(Edges(report));
    }

    private static IEnumerable<string> Edges(SessionReport report) => report.BestTrial is { State: TrialState.Completed } best
        ? Analysis.SpaceEdgeText.Of(report.Space, best.Point)
        : [];

    private static void WriteGates(HtmlText page, Verdict verdict)
    {
        page.Line("<section id=\"gates\">").Heading(2, "Gates");
        page.Table(
            "Every gate with its value, its threshold and why",
            ["Gate", "Value", "Threshold", "Pass", "Why"],
            verdict.Gates.Select(gate => new Markup[]
            {
                gate.Name,
                Numbers.Of(gate.Value).Replace('-', '−'),
                Numbers.Of(gate.Threshold).Replace('-', '−'),
                gate.Pass ? Markup.Mark("yes", "yes") : Markup.Mark("no", "no"),
                gate.Why,
            }),
            "cards gates");
        page.Line("</section>");
    }
}
