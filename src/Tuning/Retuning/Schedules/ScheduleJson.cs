using System.Text.Json.Nodes;
using Tuning.Sessions.Schema;

namespace Tuning.Retuning.Schedules;

/// <summary>Writes a schedule as the schedule file that reads back as the same, every default filled in.</summary>
public static class ScheduleJson
{
    /// <summary>The schedule as JSON.</summary>
    /// <param name="schedule">The schedule.</param>
    public static string Write(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var json = new JsonObject
        {
            ["schemaVersion"] = 1,
            ["name"] = schedule.Name,
            ["strategy"] = schedule.Strategy,
            ["market"] = schedule.Market,
        };
        if (schedule.Cron is { } cron)
        {
            json["cron"] = cron;
        }

        json["timeZone"] = schedule.TimeZone;
        json["window"] = schedule.Window.ToString();
        json["coolOff"] = IsoDuration.Format(schedule.CoolOff);
        json["budget"] = new JsonObject { ["runsPerDay"] = schedule.Budget.Runs, ["trialsPerDay"] = schedule.Budget.Trials };
        json["overlap"] = Words.Of(schedule.Overlap);
        json["missed"] = Words.Of(schedule.Missed);
        json["enabled"] = schedule.IsEnabled;
        json["triggers"] = Triggers(schedule);
        json["promotion"] = new JsonObject
        {
            ["approval"] = schedule.Promotion.NeedsApproval ? "required" : "none",
            ["approvalExpiry"] = IsoDuration.Format(schedule.Promotion.ApprovalExpiry),
            ["minImprovement"] = schedule.Promotion.MinImprovement,
            ["yearlyAlpha"] = schedule.Promotion.YearlyAlpha,
            ["shadow"] = IsoDuration.Format(schedule.Promotion.Shadow),
            ["watch"] = IsoDuration.Format(schedule.Promotion.Watch),
        };
        if (schedule.NotifyUrl is { } url)
        {
            json["notify"] = new JsonObject { ["url"] = url.OriginalString };
        }

        json["session"] = JsonNode.Parse(schedule.Template);
        return json.ToJsonString();
    }

    private static JsonObject Triggers(Schedule schedule)
    {
        var json = new JsonObject();
        if (schedule.Triggers.Data is { } data)
        {
            json["data"] = new JsonObject { ["rows"] = data.Rows, ["coolOff"] = IsoDuration.Format(data.CoolOff) };
        }

        if (schedule.Triggers.Drift is { } drift)
        {
            json["drift"] = new JsonObject
            {
                ["threshold"] = drift.Threshold,
                ["checks"] = drift.Checks,
                ["coolOff"] = IsoDuration.Format(drift.CoolOff),
            };
        }

        if (schedule.Triggers.Decay is { } decay)
        {
            json["decay"] = new JsonObject { ["delta"] = decay.Delta, ["coolOff"] = IsoDuration.Format(decay.CoolOff) };
        }

        json["manual"] = new JsonObject { ["coolOff"] = IsoDuration.Format(schedule.Triggers.ManualCoolOff) };
        return json;
    }
}
