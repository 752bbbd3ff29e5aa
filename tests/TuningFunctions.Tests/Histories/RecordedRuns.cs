using Tuning.Retuning.Champions;
using Tuning.Retuning.Feedback;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Stores;
using TuningFunctions.Retuning;
using TuningFunctions.Tests.Retuning;

namespace TuningFunctions.Tests.Histories;

/// <summary>Runs whose histories are recorded: together they take every way of the orchestrator but that of a session it cannot run.</summary>
internal static class RecordedRuns
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A run that tunes, is told of, waits for somebody, promotes, and looks at its champion until it is trusted.</summary>
    public static async Task<string> ApproveAndWatchAsync(RetuneApp app)
    {
        var run = await AskAsync(app, "approved", "{approval: required, watch: PT150M}");
        await app.Get<IRetuneDesk>().DecideAsync(run, true, null, "ops", default);
        await app.LookAsync();
        await app.UntilAsync(run, RunState.Watching);
        app.Time.Advance(TimeSpan.FromHours(3));
        (await app.UntilAsync(run, RunState.Ended)).Outcome.ShouldBe(RunOutcome.Promoted);
        return run;
    }

    /// <summary>A run that waits for somebody until it may no longer.</summary>
    public static async Task<string> ExpireAsync(RetuneApp app)
    {
        var run = await AskAsync(app, "expired", "{approval: required, approvalExpiry: PT2H, watch: PT0S}");
        app.Time.Advance(TimeSpan.FromHours(2));
        (await app.UntilAsync(run, RunState.Ended)).Outcome.ShouldBe(RunOutcome.Expired);
        return run;
    }

    /// <summary>A run whose first step fails for good: a later version has stored a schedule that this one cannot read.</summary>
    public static async Task<string> FailAsync(RetuneApp app)
    {
        var run = await ClaimAsync(app, "failed", "{watch: PT0S}");
        await app.Get<IScheduleStore>().PutScheduleAsync(
            new StoredSchedule("failed", """{"schemaVersion":2}""", Start, Start, Start, "later"), default);
        await app.LookAsync();
        (await app.UntilAsync(run, RunState.Ended)).Outcome.ShouldBe(RunOutcome.Failed);
        return run;
    }

    /// <summary>A run whose challenger runs beside the champion first, takes its place, loses, and is taken back.</summary>
    public static async Task<string> ShadowAndTakeBackAsync(RetuneApp app)
    {
        var world = (RetuneWorld)app.Get<IMarketWindows>();
        world.Newer = _ => [.. Enumerable.Repeat(1.0, 48)];
        await EndShadowAsync(app, await ClaimAsync(app, "shadow", "{shadow: P2D, watch: PT0S}"), RunState.Ended);
        world.Best = 50;
        app.Time.Advance(TimeSpan.FromDays(5));
        var run = await ClaimAsync(app, "shadow", "{shadow: P2D, watch: P6D}");
        await EndShadowAsync(app, run, RunState.Watching);
        await app.Store.AddPerformanceAsync(
            new ChampionKey("arbitrage", "btc"), 2, [], [.. Enumerable.Range(0, 30).Select(hour => new LiveHour(Start.AddHours(hour), -5))], default);
        await app.UntilWaitsAsync(run);
        app.Time.Advance(TimeSpan.FromHours(1));
        (await app.UntilAsync(run, RunState.Ended)).Outcome.ShouldBe(RunOutcome.RolledBack);
        return run;
    }

    /// <summary>A run that watches its champion for longer than one history: what is recorded is the history that it began anew.</summary>
    public static async Task<string> WatchForDaysAsync(RetuneApp app)
    {
        var run = await ClaimAsync(app, "watched", "{watch: P5D}");
        await app.LookAsync();
        await app.UntilAsync(run, RunState.Watching);
        while (await app.UntilWaitsAsync(run) is { } next)
        {
            app.Time.Advance(next - app.Time.GetUtcNow().UtcDateTime);
        }

        (await app.UntilAsync(run, RunState.Ended)).Outcome.ShouldBe(RunOutcome.Promoted);
        return run;
    }

    private static async Task EndShadowAsync(RetuneApp app, string run, RunState then)
    {
        await app.LookAsync();
        await app.UntilAsync(run, RunState.Shadow);
        app.Time.Advance(TimeSpan.FromDays(2));
        await app.UntilAsync(run, then);
    }

    private static async Task<string> AskAsync(RetuneApp app, string schedule, string promotion)
    {
        var run = await ClaimAsync(app, schedule, promotion);
        await app.LookAsync();
        await app.UntilAsync(run, RunState.AwaitingApproval);
        return run;
    }

    private static async Task<string> ClaimAsync(RetuneApp app, string schedule, string promotion)
    {
        await app.ScheduleAsync(RetuneApp.Weekly
            .Replace("name: weekly", $"name: {schedule}", StringComparison.Ordinal)
            .Replace("{watch: PT0S}", promotion, StringComparison.Ordinal));
        await app.ArriveAsync();
        return (await app.Get<IRetuneDesk>().StartAsync(schedule, "ops", default)).Run;
    }
}
