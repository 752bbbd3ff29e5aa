using System.Globalization;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using TuningFunctions.Retuning.Answers;
using Tuning.Sessions.Schema;

namespace Tuning.Cli.Retuning;

/// <summary>Shows runs of schedules.</summary>
internal static class RunView
{
    /// <summary>One run, line by line.</summary>
    public static void Write(Page page, RunAnswer run)
    {
        page.Line($"{run.Run}: {StandOf(run)}");
        page.Line($"  {run.Reason}");
        if (run.Session is { } session)
        {
            page.Line($"  session {session}");
        }

        if (run.Version is { } version)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"  version {version} of {run.Strategy}/{run.Market}"));
        }

        if (run.Until is { } until)
        {
            page.Line($"  until {Time(until)}");
        }
    }

    /// <summary>Several runs in a table.</summary>
    public static void Write(Page page, IReadOnlyCollection<RunAnswer> runs)
    {
        if (runs.Count == 0)
        {
            page.Line("no runs");
            return;
        }

        var table = new TextTable("run", "due (UTC)", "stands", "reason");
        foreach (var run in runs)
        {
            table.Add(run.Run, Time(run.DueAt), StandOf(run), run.Reason);
        }

        table.WriteTo(page);
    }

    /// <summary>An instant as tables have it.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Where a run stands, in a word.</summary>
    public static string StandOf(RunAnswer run) => run.Outcome is { } outcome ? Words.Of(outcome) : Words.Of(run.State);
}
