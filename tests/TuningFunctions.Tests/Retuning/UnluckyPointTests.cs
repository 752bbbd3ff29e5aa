using Microsoft.Extensions.DependencyInjection;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Triggers;
using TuningFunctions.Activities;
using TuningFunctions.Retuning;
using TuningFunctions.Tests.Histories;

namespace TuningFunctions.Tests.Retuning;

/// <summary>A step that is made again, since a crash kept its end from being heard, loses and doubles nothing.</summary>
public sealed class UnluckyPointTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly ChampionKey s_key = new("arbitrage", "btc");
    private static readonly TimeSpan s_week = TimeSpan.FromDays(7);

    [Fact]
    public async Task Step_MadeAgain_SaysAgainWhatIsToBeToldAndOnlyToTheOrchestrationThatHasTheRun()
    {
        await using var app = await StartAsync(new RetuneWorld());
        await app.ScheduleAsync(RetuneApp.Weekly.Replace("{watch: PT0S}", "{watch: P1D, approval: required}", StringComparison.Ordinal));
        var run = await app.RunAsync(TimeSpan.FromDays(1));

        (await AgainAsync()).ShouldBe(("awaitingApproval", "awaitingApproval"));
        await app.DecideAsync(run, isApproved: true);
        await app.UntilAsync(run.RunId, RunState.Watching);
        (await AgainAsync()).ShouldBe(("watching", "promoted"));
        (await app.Get<RunAdvancer>().FailAsync(run.RunId, "another", "lost the store", default)).Notice.ShouldBeNull();
        app.Time.Advance(TimeSpan.FromDays(1));
        (await app.UntilAsync(run.RunId, RunState.Ended)).Outcome.ShouldBe(RunOutcome.Promoted);
        (await AgainAsync()).ShouldBe(("ended", "promoted"));
        (await app.Get<RunAdvancer>().AdvanceAsync(run.RunId, "another", default)).Notice.ShouldBeNull();

        async Task<(string State, string? Notice)> AgainAsync()
        {
            var stored = (await app.Store.FindRunAsync(run.RunId, default))!;
            var step = await app.Get<RunAdvancer>().AdvanceAsync(stored.RunId, stored.TakenBy!, default);
            return (step.State, step.Notice);
        }
    }

    [Fact]
    public async Task Watch_LongerThanAHistory_TellsOfItsPromotionOnce()
    {
        var hook = new RecordedHook(failures: 0);
        using var http = new HttpClient(hook);
        await using var app = await StartAsync(new RetuneWorld(), services => services.AddSingleton(http));
        await app.ScheduleAsync(RetuneApp.Weekly.Replace("{watch: PT0S}", "{watch: P5D}", StringComparison.Ordinal) + "\nnotify: {url: \"http://127.0.0.1:9/hook\"}\n");
        var run = await app.RunAsync(TimeSpan.FromDays(1));

        for (var hour = 0; hour < 120; hour++)
        {
            var next = (await app.UntilWaitsAsync(run.RunId))!.Value;
            app.Time.Advance(next - app.Time.GetUtcNow().UtcDateTime);
        }

        (await app.UntilAsync(run.RunId, RunState.Ended)).Outcome.ShouldBe(RunOutcome.Promoted);
        await app.Client.WaitForInstanceCompletionAsync(run.RunId, CancellationToken.None);
        hook.Messages.ShouldHaveSingleItem();
        using var hub = new TaskHub(app.Home);
        var history = hub.ReadCompleted().Single(history => string.Equals(history.Instance, run.RunId, StringComparison.Ordinal));
        history.Events.Count(entry => entry.Name is nameof(AdvanceRun)).ShouldBeInRange(10, 50, "the history began anew");
        history.Events.Count(entry => entry.Name is nameof(NotifyRun)).ShouldBe(1, "of its end, which is the promotion told of before");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Watch_ChampionTakenBackByAPersonOrByTheStepBefore_EndsAsRolledBack(bool isByHand)
    {
        var world = new RetuneWorld();
        await using var app = await StartAsync(world);
        await app.ScheduleAsync(RetuneApp.Weekly);
        await app.RunAsync(TimeSpan.FromDays(1));
        await app.ScheduleAsync(RetuneApp.Weekly.Replace("{watch: PT0S}", "{watch: P1D}", StringComparison.Ordinal));
        world.Best = 50;
        var run = await app.RunAsync(s_week);
        run.State.ShouldBe(RunState.Watching);
        if (isByHand)
        {
            await app.Get<IRetuneDesk>().RollBackAsync(s_key, "worse live", "ops", default);
        }
        else
        {
            await app.Store.ChangeSlotAsync(
                new AuditEntry(s_key, $"rolledBack:{run.RunId}", AuditKind.RolledBack, 1, "worse live", "schedule", s_start) { PreviousVersion = 2, RunId = run.RunId }, default);
        }

        await app.UntilWaitsAsync(run.RunId);
        app.Time.Advance(TimeSpan.FromHours(1));
        var ended = await app.UntilAsync(run.RunId, RunState.Ended);

        (ended.Outcome, ended.Reason).ShouldBe((RunOutcome.RolledBack, "worse live"));
        (await app.Store.ReadSlotAsync(s_key, default)).ShouldBe(new ChampionSlot(s_key, 3, 1));
        (await app.Store.ReadAuditAsync(s_key, default)).Count(entry => entry.Kind is AuditKind.RolledBack).ShouldBe(1);
    }

    [Fact]
    public async Task Replace_CrashBetweenClaimAndReplacement_IsMadeUpForAtTheNextLook()
    {
        await using var app = await StartAsync(new RetuneWorld());
        await app.ScheduleAsync(RetuneApp.Weekly.Replace("overlap: queue", "overlap: replace", StringComparison.Ordinal));
        await app.ArriveAsync();
        await app.Store.ClaimRunsAsync(
            "weekly", null, [Run("waits") with { State = RunState.AwaitingApproval }, Run("later") with { State = RunState.Queued, CreatedAt = s_start.AddMinutes(1) }], default);

        await app.PassAsync(TimeSpan.FromMinutes(2));

        (await app.Store.FindRunAsync("waits", default))!.Outcome.ShouldBe(RunOutcome.Replaced);
        (await app.Store.FindRunAsync("later", default))!.Outcome.ShouldBe(RunOutcome.Promoted);
    }

    [Fact]
    public async Task Replace_MoreWeeksAtOnceThanTheDaysBudget_RunsTheLatestThatTheBudgetAllows()
    {
        await using var app = await StartAsync(new RetuneWorld());
        await app.ScheduleAsync(RetuneApp.Weekly
            .Replace("overlap: queue", "overlap: replace", StringComparison.Ordinal)
            .Replace("runsPerDay: 1000", "runsPerDay: 3", StringComparison.Ordinal));
        await app.ArriveAsync();

        await app.PassAsync(TimeSpan.FromDays(29));

        (await app.Store.ListRunsAsync("weekly", 10, default)).OrderBy(run => run.DueAt).Select(run => run.Outcome).ShouldBe(
            [RunOutcome.Replaced, RunOutcome.Replaced, RunOutcome.Promoted, RunOutcome.Skipped, RunOutcome.Skipped]);
    }

    [Fact]
    public async Task Look_MoreSkippedRunsThanAreLookedAt_ForgetsNeitherBudgetNorStuckRun()
    {
        await using var app = await StartAsync(new RetuneWorld());
        await app.ScheduleAsync(RetuneApp.Weekly
            .Replace("runsPerDay: 1000", "runsPerDay: 1", StringComparison.Ordinal)
            .Replace("\"0 6 * * 1\"", "\"* * * * *\"", StringComparison.Ordinal)
            .Replace("overlap: queue", "overlap: skip", StringComparison.Ordinal));
        await app.Store.ClaimRunsAsync("weekly", null, [Run("stuck") with { State = RunState.Promoting, ChangedAt = s_start }], default);

        app.Time.Advance(TimeSpan.FromHours(5));
        await app.LookAsync();

        var runs = await app.Store.ListRunsAsync("weekly", 1000, default);
        runs.Count(run => run.Outcome is RunOutcome.Skipped).ShouldBe(300);
        (await app.Get<RetuneTelemetry>().SurveyAsync(default)).ShouldHaveSingleItem().Why.ShouldContain("stuck is Promoting");
        var later = await app.Get<RunClaims>().ClaimAsync(
            (await app.Get<ScheduleBook>().FindAsync("weekly", default))!, TriggerKind.Manual, "later", "", default);
        later.Reason.ShouldBe("the day's budget of 1 runs is spent");
    }

    private static RetuneRun Run(string id) => new(id, "weekly", s_key, TriggerKind.Manual, s_start, s_start) { ChangedAt = s_start };

    private static Task<RetuneApp> StartAsync(RetuneWorld world, Action<IServiceCollection>? configure = null) =>
        RetuneApp.StartAsync("", world, new ManualTimeProvider(s_start), configure: configure);
}
