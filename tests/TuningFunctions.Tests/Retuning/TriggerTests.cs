using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Feedback;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Triggers;
using TuningFunctions.Retuning;
using TuningFunctions.Timers;

namespace TuningFunctions.Tests.Retuning;

/// <summary>What starts runs, through a host; drift is tested on a market that changes.</summary>
public sealed class TriggerTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 4, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Timer_FiredTwiceAtOnce_ClaimsWhatIsDueOnce(string store)
    {
        await using var app = await RetuneApp.StartAsync(
            await RetuneApp.ConnectionOfAsync(store), new RetuneWorld(), new ManualTimeProvider(s_start));
        await app.ScheduleAsync(RetuneApp.Weekly);
        await app.ArriveAsync();
        app.Time.Advance(TimeSpan.FromDays(1));
        var timer = new RetuneTimer(app.Get<RunClerk>());

        await Task.WhenAll(timer.RunAsync(new TimerInfo(), app.Client, default), timer.RunAsync(new TimerInfo(), app.Client, default));
        await app.SettleAsync();

        (await app.Store.ListRunsAsync("weekly", 10, default)).ShouldHaveSingleItem().Outcome.ShouldBe(RunOutcome.Promoted);
    }

    [Fact]
    public async Task Clock_WeeksWithoutAHost_RunsTheLatestAndKeepsTheOthersAsMissed()
    {
        await using var app = await RetuneApp.StartAsync("", new RetuneWorld(), new ManualTimeProvider(s_start));
        await app.ScheduleAsync(RetuneApp.Weekly.Replace("missed: all", "missed: latest", StringComparison.Ordinal));
        await app.ArriveAsync();

        await app.PassAsync(TimeSpan.FromDays(16));

        (await app.Store.ListRunsAsync("weekly", 10, default)).OrderBy(run => run.DueAt).Select(run => run.Outcome)
            .ShouldBe([RunOutcome.Missed, RunOutcome.Missed, RunOutcome.Promoted]);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Data_Arriving_StartsOneRunForIt(string store)
    {
        await using var app = await RetuneApp.StartAsync(
            await RetuneApp.ConnectionOfAsync(store), new RetuneWorld(), new ManualTimeProvider(s_start));
        await app.ScheduleAsync(RetuneApp.Weekly.Replace("cron: \"0 6 * * 1\"", "triggers: {data: {rows: 150}}", StringComparison.Ordinal));
        await app.PassAsync(TimeSpan.Zero);
        (await app.Store.ListRunsAsync("weekly", 10, default)).ShouldBeEmpty();

        await app.ArriveAsync();
        await app.PassAsync(TimeSpan.FromMinutes(1));
        await app.ArriveAsync();
        await app.PassAsync(TimeSpan.FromMinutes(1));
        await app.PassAsync(TimeSpan.FromDays(2));
        // What the run has seen counts no more.
        await app.ArriveAsync();
        await app.PassAsync(TimeSpan.FromMinutes(1));

        var run = (await app.Store.ListRunsAsync("weekly", 10, default)).ShouldHaveSingleItem();
        (run.Trigger, run.Outcome).ShouldBe((TriggerKind.Data, RunOutcome.Promoted));
        var checks = await app.Store.ReadChecksAsync("weekly", TriggerKind.Data, 10, default);
        checks.Select(check => (check.Fires, check.Value)).ShouldBe([(false, 100), (true, 200), (false, 100)]);
        (checks[1].Threshold, checks[1].Why).ShouldBe((150, "200 new rows; 150 start a run"));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Decay_ChampionThatEarnsLess_StartsOneRunAndShowsItsEvidence(string store)
    {
        await using var app = await RetuneApp.StartAsync(
            await RetuneApp.ConnectionOfAsync(store), new RetuneWorld(), new ManualTimeProvider(s_start));
        await app.ScheduleAsync(RetuneApp.Weekly.Replace("missed: all", "missed: all\ntriggers: {decay: {}}", StringComparison.Ordinal));
        await app.ArriveAsync();
        await app.PassAsync(TimeSpan.FromDays(1));
        await app.Store.AddPerformanceAsync(
            new ChampionKey("arbitrage", "btc"),
            1,
            [],
            [.. Enumerable.Range(0, 60).Select(hour => new LiveHour(s_start.AddHours(hour), -5))],
            default);
        app.Time.Advance(TimeSpan.FromDays(3));
        await app.ArriveAsync();

        await app.PassAsync(TimeSpan.FromMinutes(1));
        await app.PassAsync(TimeSpan.FromMinutes(1));

        (await app.Store.ListRunsAsync("weekly", 10, default)).Count(run => run.Trigger is TriggerKind.Decay).ShouldBe(1);
        var shown = JsonElement.Parse(await app.Http.GetStringAsync(new Uri("api/schedules/weekly/checks?trigger=decay", UriKind.Relative)));
        var fired = shown.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("fires").GetBoolean());
        fired.GetProperty("value").GetDouble().ShouldBeGreaterThan(fired.GetProperty("threshold").GetDouble());
        fired.GetProperty("why").GetString()!.ShouldContain("Page-Hinkley");
    }
}
