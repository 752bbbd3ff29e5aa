using Tuning.Retuning.Triggers;

namespace Tuning.Retuning.Schedules;

/// <summary>When and how the parameters of a strategy on a market are tuned anew.</summary>
/// <param name="Name">Its name: 1 to 48 letters, digits, '.', '_' and '-'.</param>
/// <param name="Strategy">The strategy that is tuned.</param>
/// <param name="Market">The market whose data it is tuned on: 1 to 64 letters, digits, '.', '_' and '-'.</param>
/// <param name="Window">Which data.</param>
/// <param name="Template">The session file as JSON, without data sets.</param>
public sealed record Schedule(string Name, string Strategy, string Market, WindowRule Window, string Template)
{
    /// <summary>The cron expression; null for a schedule that its triggers alone start.</summary>
    public string? Cron { get; init; }

    /// <summary>The IANA name of the zone that the expression is read in; default UTC.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Whether anything but a person starts it; default true.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Time from the end of a run to the start of the next by the clock; 0 (the default) and up.</summary>
    public TimeSpan CoolOff { get; init; } = TimeSpan.Zero;

    /// <summary>What it may spend a day.</summary>
    public DayBudget Budget { get; init; } = DayBudget.Usual;

    /// <summary>What happens to a due run while another has not ended; default skip.</summary>
    public OverlapPolicy Overlap { get; init; } = OverlapPolicy.Skip;

    /// <summary>What happens to runs whose time passed while no host ran; default latest.</summary>
    public MissedRunPolicy Missed { get; init; } = MissedRunPolicy.Latest;

    /// <summary>What starts it besides the clock.</summary>
    public TriggerSet Triggers { get; init; } = TriggerSet.None;

    /// <summary>What stands between a winner and the place of the champion.</summary>
    public PromotionPolicy Promotion { get; init; } = new();

    /// <summary>The address that is told how a run ended; null for none. The log always is.</summary>
    public Uri? NotifyUrl { get; init; }

    /// <summary>Its times; null without a cron expression.</summary>
    public ScheduleTimes? Times => Cron is null || ScheduleTimes.FindZone(TimeZone) is not { } zone ? null : ScheduleTimes.Create(Cron, zone);

    /// <summary>
    /// How many runs a year may test a challenger, which share the yearly alpha: those of the clock, and twelve more where a
    /// trigger may start one.
    /// </summary>
    /// <param name="now">The start of the year that is counted.</param>
    public int RunsAYear(DateTimeOffset now) => Math.Max(1, (Times?.RunsAYear(now) ?? 0) + (Triggers.StartsByItself ? TriggeredRuns : 0));

    private const int TriggeredRuns = 12;
}
