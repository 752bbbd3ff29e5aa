using System.Globalization;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using TuningFunctions.Retuning.Answers;

namespace Tuning.Cli.Retuning;

/// <summary>Shows schedules.</summary>
internal static class ScheduleView
{
    /// <summary>One schedule with its next ten times.</summary>
    public static void Write(Page page, ScheduleAnswer schedule)
    {
        page.Title(schedule.Name);
        page.Line($"  tunes {schedule.Strategy} on the {schedule.Window} of {schedule.Market}{(schedule.Enabled ? "" : ", disabled")}");
        if (schedule.Cron is { } cron)
        {
            page.Line($"  runs at \"{cron}\" in {schedule.TimeZone}{(schedule.Enabled ? "; the next times:" : " when it is enabled")}");
            var zone = TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone);
            foreach (var next in schedule.Next)
            {
                var local = TimeZoneInfo.ConvertTime(next, zone);
                page.Line(string.Create(CultureInfo.InvariantCulture, $"    {RunView.Time(next)} UTC  {local:ddd yyyy-MM-dd HH:mm zzz}"));
            }
        }

        if (schedule.Last is { } last)
        {
            page.Line($"  last run: {last.Run}, {RunView.StandOf(last)}: {last.Reason}");
        }

        if (schedule.Trouble is { } trouble)
        {
            page.Warning($"  trouble: {trouble}");
        }
    }

    /// <summary>Several schedules in a table.</summary>
    public static void Write(Page page, IReadOnlyCollection<ScheduleAnswer> schedules)
    {
        if (schedules.Count == 0)
        {
            page.Line("no schedules");
            return;
        }

        var table = new TextTable("schedule", "strategy/market", "next (UTC)", "last run");
        foreach (var schedule in schedules)
        {
            table.Add(
                schedule.Name,
                $"{schedule.Strategy}/{schedule.Market}",
                !schedule.Enabled ? "disabled" : schedule.Next.IsEmpty ? "on its triggers" : RunView.Time(schedule.Next[0]),
                schedule.Last is { } last ? RunView.StandOf(last) : Figures.Absent);
        }

        table.WriteTo(page);
        foreach (var schedule in schedules.Where(schedule => schedule.Trouble is not null))
        {
            page.Warning($"{schedule.Name}: {schedule.Trouble}");
        }
    }
}
