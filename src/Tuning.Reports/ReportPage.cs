using Tuning.Reports.Analysis;
using Tuning.Reports.Sections;

namespace Tuning.Reports;

/// <summary>Makes the report of a session: one HTML file with its style and its drawings in it, and no script.</summary>
public static class ReportPage
{
    /// <summary>The media type of the page.</summary>
    public const string MediaType = "text/html; charset=utf-8";

    private static readonly Lazy<string> s_style = new(ReadStyle);

    /// <summary>The page.</summary>
    /// <param name="report">What it shows.</param>
    /// <exception cref="InvalidOperationException">The winner that it tells is not the one that its trials give.</exception>
    public static string Of(SessionReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (WinnerCheck.Difference(report) is { } difference)
        {
            throw new InvalidOperationException($"The report of {report.Plan.SessionId} does not follow from its trials: {difference}.");
        }

        var page = new HtmlText();
        var name = Markup.Escape(report.Plan.Spec.Name);
        page.Line("<!doctype html>").Line("<html lang=\"en\"><head><meta charset=\"utf-8\">");
        page.Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">");
        page.Line("<link rel=\"icon\" href=\"data:,\">");
        page.Line($"<title>{name} · tuning report</title><style>").Line(s_style.Value).Line("</style></head><body>");
        page.Line($"<header><p class=\"kicker\">Tuning report</p><h1>{name}</h1><p class=\"quiet\">{Markup.Code(report.Plan.SessionId).Html}</p>");
        page.Line($"<nav aria-label=\"Parts\">{Links(report)}</nav></header><main>");
        WriteSections(page, report);
        page.Line("</main><footer>");
        page.Line($"<p>Trial by trial: {Markup.Code($"tune show {report.Plan.SessionId}").Html} and {Markup.Code($"tune trials {report.Plan.SessionId} --best").Html}.</p>");
        page.Line("</footer></body></html>");
        return page.ToString();
    }

    private static void WriteSections(HtmlText page, SessionReport report)
    {
        VerdictSection.Write(page, report);
        ValidationSection.Write(page, report);
        SearchSection.Write(page, report, new SearchAnalysis(report));
        BestSection.Write(page, report);
        DataSection.Write(page, report);
        ProvenanceSection.Write(page, report);
    }

    private static string Links(SessionReport report)
    {
        (string Id, string Text, bool IsThere)[] parts =
        [
            ("verdict", "Verdict", true),
            ("gates", "Gates", report.Verdict is not null),
            ("validation", "Validation", true),
            ("search", "Search", true),
            ("best", "Best trial", report.BestTrial is not null),
            ("data", "Data", true),
            ("provenance", "Provenance", true),
        ];
        return string.Concat(parts.Where(part => part.IsThere).Select(part => $"<a href=\"#{part.Id}\">{part.Text}</a>"));
    }

    private static string ReadStyle()
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("The style of the report is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
