namespace Tuning.Reports.Sections;

/// <summary>What the choices did on data that they had not seen.</summary>
internal static class ValidationSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText page, SessionReport report)
    {
        page.Line("<section id=\"validation\">").Heading(2, "Validation");
        if (report.Plan.Windows is null)
        {
            page.Paragraph("None: the session file says validation: {kind: none}. With {kind: walkForward} each choice is tested on the window after the one it was made on, and a holdout is looked at once.", "absent");
        }

        page.Line("</section>");
    }
}
