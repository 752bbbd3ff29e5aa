using System.Globalization;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Validation.Gates;

namespace Tuning.Cli.Sessions;

/// <summary>A verdict for a human: what it is, every gate, and where there is no winner what stopped it.</summary>
internal static class VerdictView
{
    /// <summary>Writes a verdict; nothing where there is none.</summary>
    /// <param name="page">The page.</param>
    /// <param name="verdict">The verdict; null for a session without validation.</param>
    public static void Write(Page page, Verdict? verdict)
    {
        if (verdict is null)
        {
            return;
        }

        page.Title($"verdict  {verdict.Title}{(verdict.Parameters is { } winner ? $"  {TrialView.Settings(winner)}" : "")}");
        var table = new TextTable("gate", ">value", ">threshold", "pass", "why");
        foreach (var gate in verdict.Gates)
        {
            table.Add(gate.Name, Figures.Of(gate.Value), Figures.Of(gate.Threshold), gate.Pass ? "yes" : "NO", gate.Why);
        }

        table.WriteTo(page);
        if (verdict is { StoppedBy: { } stopped, NearestMiss: { } nearest })
        {
            page.Line($"stopped most by {stopped}; nearest miss {nearest}");
        }

        if (verdict.MoreDays is { } days)
        {
            page.Line($"about {Math.Ceiling(days).ToString("0", CultureInfo.InvariantCulture)} more days of such data would make the record long enough");
        }
    }
}
