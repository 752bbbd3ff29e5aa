using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Sessions.Schema;
using TuningFunctions.Retuning.Answers;

namespace Tuning.Cli.Retuning;

/// <summary>Shows checks of triggers.</summary>
internal static class CheckView
{
    /// <summary>Several checks in a table.</summary>
    public static void Write(Page page, IReadOnlyCollection<CheckAnswer> checks)
    {
        if (checks.Count == 0)
        {
            page.Line("no checks");
            return;
        }

        var table = new TextTable("data until (UTC)", "trigger", "fires", "found");
        foreach (var check in checks)
        {
            table.Add(RunView.Time(check.At), Words.Of(check.Trigger), check.Fires ? "yes" : "no", check.Why);
        }

        table.WriteTo(page);
    }
}
