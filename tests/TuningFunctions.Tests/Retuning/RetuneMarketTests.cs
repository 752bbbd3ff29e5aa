using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Feedback;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Stores;
using TuningFunctions.Retuning;

namespace TuningFunctions.Tests.Retuning;

public sealed class RetuneMarketTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly ChampionKey s_key = new("arbitrage", "btc");
    private static readonly TimeSpan s_week = TimeSpan.FromDays(7);

    public static TheoryData<string> Stores => LongRun.IsOn ? ["sqlite", "postgres"] : ["sqlite"];

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Run_WinnersOfAMovingMarket_BecomeChampionsAndAreRolledBackExactly(string store)
    {
        var world = new RetuneWorld();
        await using var app = await StartAsync(store, world);
        await app.ScheduleAsync(RetuneApp.Weekly);

        var first = await app.RunAsync(TimeSpan.FromDays(1));
        world.Best = 50;
        var second = await app.RunAsync(s_week);
        var third = await app.RunAsync(s_week);

        (first.Outcome, first.Reason).ShouldBe((RunOutcome.Promoted, "the market has no champion"));
        (second.Outcome, second.Version).ShouldBe((RunOutcome.Promoted, 2));
        second.AlphaSpent.ShouldBe(.05 / 52, 1e-9);
        (third.Outcome, third.AlphaSpent > 0 || third.Reason.Contains("is the champion", StringComparison.Ordinal)).ShouldBe((RunOutcome.Kept, true));
        var audit = await app.Store.ReadAuditAsync(s_key, default);
        audit.Select(entry => (entry.Kind, entry.Version)).ShouldBe(
            [(AuditKind.Challenged, 1), (AuditKind.Promoted, 1), (AuditKind.Challenged, 2), (AuditKind.Promoted, 2)]);
        audit[2].EvidenceJson!.ShouldContain(second.SessionId!);

        var champion = (await app.Store.FindVersionAsync(s_key, 1, default))!;
        var back = await app.Get<ChampionBook>().RollBackAsync(s_key, "worse live", "ops", default);
        back.IsDone.ShouldBeTrue();
        var restored = (await app.Get<ChampionBook>().FindAsync(s_key, default))!.Version;
        (restored.Version, restored.Parameters.Canonical).ShouldBe((1, champion.Parameters.Canonical));
        (await app.Store.ReadAuditAsync(s_key, default))[^1].KeyName.ShouldBe("ops");
        (await app.Get<ChampionBook>().RollBackAsync(s_key, "again", "ops", default)).Conflict!.ShouldContain("nothing to go back to");
    }

    [Fact]
    public async Task Run_WithAChampion_TriesItFirstInTheFinalSearchAlone()
    {
        var world = new RetuneWorld();
        await using var app = await StartAsync("sqlite", world);
        await app.ScheduleAsync(RetuneApp.Weekly.Replace("{watch: PT0S}", "{watch: PT0S, minImprovement: 1}", StringComparison.Ordinal));
        await app.RunAsync(TimeSpan.FromDays(1));
        var champion = (await app.Get<ChampionBook>().FindAsync(s_key, default))!.Version.Parameters;

        // Better, and less than the policy asks for: what this run chooses comes after the champion in the next.
        world.Best = 35;
        var second = await app.RunAsync(s_week);
        var third = await app.RunAsync(s_week);

        var sessions = app.Get<Tuning.Sessions.Stores.ISessionStore>();
        var chosen = TuningFunctions.Sessions.SessionCloser.Read((await sessions.FindSessionAsync(second.SessionId!, default))!)!.Best!.Parameters;
        (second.Outcome, chosen.Equals(champion)).ShouldBe((RunOutcome.Kept, false));
        var folds = await sessions.ReadFoldsAsync(third.SessionId!, default);
        foreach (var fold in folds)
        {
            var trial = (await sessions.ReadTrialsAsync(new(third.SessionId!, fold.Fold), new(0, 1), default))[0];
            string.Equals(trial.PointHash, champion.Hash, StringComparison.Ordinal).ShouldBe(fold.Fold == folds.Length - 1);
        }
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Approval_GivenRefusedOrNeverGiven_DecidesWithTheNameOfTheKey(string store)
    {
        var world = new RetuneWorld();
        await using var app = await StartAsync(store, world);
        await app.ScheduleAsync(RetuneApp.Weekly.Replace("{watch: PT0S}", "{watch: PT0S, approval: required, approvalExpiry: P3D}", StringComparison.Ordinal));

        var asked = await app.RunAsync(TimeSpan.FromDays(1));
        asked.State.ShouldBe(RunState.AwaitingApproval);
        (await app.Get<ChampionBook>().FindAsync(s_key, default)).ShouldBeNull();
        await app.DecideAsync(asked, isApproved: true);
        (await app.UntilAsync(asked.RunId, RunState.Ended)).Outcome.ShouldBe(RunOutcome.Promoted);

        world.Best = 50;
        var refused = await app.RunAsync(s_week);
        await app.DecideAsync(refused, isApproved: false);
        (await app.UntilAsync(refused.RunId, RunState.Ended)).Outcome.ShouldBe(RunOutcome.Rejected);

        var ignored = await app.RunAsync(s_week);
        ignored.State.ShouldBe(RunState.AwaitingApproval);
        app.Time.Advance(TimeSpan.FromDays(3));
        var ended = await app.UntilAsync(ignored.RunId, RunState.Ended);
        (ended.Outcome, (await app.Get<ChampionBook>().FindAsync(s_key, default))!.Version.Version).ShouldBe((RunOutcome.Expired, 1));
        var late = await app.Store.DecideApprovalAsync(
            new Approval(ignored.RunId, default) { IsApproved = true, DecidedAt = app.Time.GetUtcNow(), KeyName = "ops" }, default);
        late.IsApproved.ShouldBeNull();

        (await app.Store.ReadAuditAsync(s_key, default)).Select(entry => (entry.Kind, entry.KeyName)).ShouldBe(
        [
            (AuditKind.Challenged, "schedule"), (AuditKind.Approved, "ops"), (AuditKind.Promoted, "ops"),
            (AuditKind.Challenged, "schedule"), (AuditKind.Rejected, "ops"),
            (AuditKind.Challenged, "schedule"), (AuditKind.Expired, "schedule"),
        ]);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Promotion_TwoRunsRacingForOnePlace_OneWinsAndTheOtherConflicts(string store)
    {
        using var planned = new ManualResetEventSlim();
        await using var app = await StartAsync(store, new RetuneWorld { Before = () => planned.Wait(TimeSpan.FromSeconds(60)) });
        var file = RetuneApp.Weekly.Replace("{watch: PT0S}", "{watch: PT0S, approval: required}", StringComparison.Ordinal);
        await app.ScheduleAsync(file);
        await app.ScheduleAsync(file.Replace("name: weekly", "name: other", StringComparison.Ordinal));
        await app.ArriveAsync();
        app.Time.Advance(TimeSpan.FromDays(1));
        await app.LookAsync();
        // Neither knows of the other's look at the holdout.
        while ((await app.Store.ListOpenRunsAsync(default)).Any(run => run.SessionId is null))
        {
            await Task.Delay(10);
        }

        planned.Set();
        await app.SettleAsync();
        var waiting = await app.Store.ListOpenRunsAsync(default);
        waiting.Select(run => run.State).ShouldBe([RunState.AwaitingApproval, RunState.AwaitingApproval]);

        await Task.WhenAll(waiting.Select(run => app.Store.DecideApprovalAsync(
            new Approval(run.RunId, default) { IsApproved = true, DecidedAt = app.Time.GetUtcNow(), KeyName = "ops" }, default)));
        await app.LookAsync();
        var ended = await Task.WhenAll(waiting.Select(run => app.UntilAsync(run.RunId, RunState.Ended)));

        ended.Select(run => run.Outcome).Order().ShouldBe([RunOutcome.Promoted, RunOutcome.Conflict]);
        ended.Single(run => run.Outcome is RunOutcome.Conflict).Reason.ShouldContain("the champion of arbitrage/btc is version");
        (await app.Store.ReadAuditAsync(s_key, default)).Count(entry => entry.Kind is AuditKind.Promoted).ShouldBe(1);
    }

    [Theory]
    [InlineData("sqlite", false)]
    [InlineData("sqlite", true)]
    [InlineData("postgres", true)]
    public async Task Promotion_CrashBetweenGateAndPromotion_IsResumedAndPromotesOnce(string store, bool isCommitted)
    {
        CrashingChampions? champions = null;
        await using var app = await StartAsync(store, new RetuneWorld(), services => services.AddSingleton<IChampionStore>(
            provider => champions = new CrashingChampions(provider.GetRequiredService<Tuning.Storage.Sql.SqlRetuneStore>(), isCommitted)));
        await app.ScheduleAsync(RetuneApp.Weekly);
        await app.ArriveAsync();
        app.Time.Advance(TimeSpan.FromDays(1));
        await app.LookAsync();
        await champions!.UntilCrashedAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        // The step is repeated after a pause, which passes by the clock.
        var run = (await app.Store.ListRunsAsync("weekly", 1, default))[0];
        while (run.State is not RunState.Ended)
        {
            app.Time.Advance(TimeSpan.FromSeconds(2));
            await Task.Delay(10, patience.Token);
            run = (await app.Store.FindRunAsync(run.RunId, default))!;
        }

        run.Outcome.ShouldBe(RunOutcome.Promoted);
        (await app.Store.ReadAuditAsync(s_key, default)).Select(entry => entry.Kind).ShouldBe([AuditKind.Challenged, AuditKind.Promoted]);
        (await app.Store.ReadSlotAsync(s_key, default)).ShouldBe(new ChampionSlot(s_key, 1, 1));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Watch_ChampionThatLoses_IsTakenBackByItself(string store)
    {
        var world = new RetuneWorld();
        await using var app = await StartAsync(store, world);
        await app.ScheduleAsync(RetuneApp.Weekly.Replace("{watch: PT0S}", "{watch: P6D}", StringComparison.Ordinal));
        var first = await app.RunAsync(TimeSpan.FromDays(1));
        first.State.ShouldBe(RunState.Watching);
        app.Time.Advance(TimeSpan.FromDays(6));
        (await app.UntilAsync(first.RunId, RunState.Ended)).Outcome.ShouldBe(RunOutcome.Promoted);
        world.Best = 50;
        var second = await app.RunAsync(TimeSpan.FromDays(1));
        second.State.ShouldBe(RunState.Watching);
        await app.Store.AddPerformanceAsync(
            s_key, 2, [], [.. Enumerable.Range(0, 30).Select(hour => new LiveHour(s_start.AddHours(hour), -5))], default);

        await app.UntilWaitsAsync(second.RunId);
        app.Time.Advance(TimeSpan.FromHours(1));
        var ended = await app.UntilAsync(second.RunId, RunState.Ended);

        ended.Outcome.ShouldBe(RunOutcome.RolledBack);
        ended.Reason.ShouldContain("standard errors below");
        (await app.Get<ChampionBook>().FindAsync(s_key, default))!.Version.Version.ShouldBe(1);
        ChampionStates.Of(await app.Store.ReadAuditAsync(s_key, default))[2].ShouldBe(ChampionState.RolledBack);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Shadow_ChallengerOnNewRows_TakesOverOnlyWhereItEarnsAsMuch(string store)
    {
        var world = new RetuneWorld();
        await using var app = await StartAsync(store, world);
        await app.ScheduleAsync(RetuneApp.Weekly.Replace("{watch: PT0S}", "{watch: PT0S, shadow: P2D}", StringComparison.Ordinal));
        world.Newer = _ => [.. Enumerable.Repeat(1.0, 48)];
        var first = await app.RunAsync(TimeSpan.FromDays(1));
        first.State.ShouldBe(RunState.Shadow);
        ChampionStates.Of(await app.Store.ReadAuditAsync(s_key, default))[1].ShouldBe(ChampionState.Shadow);
        app.Time.Advance(TimeSpan.FromDays(2));
        (await app.UntilAsync(first.RunId, RunState.Ended)).Outcome.ShouldBe(RunOutcome.Promoted);

        var champion = (await app.Get<ChampionBook>().FindAsync(s_key, default))!.Version.Parameters;
        world.Best = 50;
        world.Newer = point => [.. Enumerable.Repeat(point.Equals(champion) ? 2.0 : 1.0, 48)];
        var second = await app.RunAsync(TimeSpan.FromDays(5));
        app.Time.Advance(TimeSpan.FromDays(2));
        var ended = await app.UntilAsync(second.RunId, RunState.Ended);

        ended.Outcome.ShouldBe(RunOutcome.Kept);
        ended.Reason.ShouldContain("shadow");
        (await app.Get<ChampionBook>().FindAsync(s_key, default))!.Version.Version.ShouldBe(1);
    }

    [Fact]
    public async Task Run_YearsAlphaIsSpentByAnotherSchedule_KeepsTheChampionWithoutATest()
    {
        var world = new RetuneWorld();
        await using var app = await StartAsync("sqlite", world);
        await app.ScheduleAsync(RetuneApp.Weekly);
        await app.RunAsync(TimeSpan.FromDays(1));
        var spent = new RetuneRun("spent", "other", s_key, Tuning.Retuning.Triggers.TriggerKind.Manual, s_start, s_start)
        {
            State = RunState.Ended,
            Outcome = RunOutcome.Kept,
            AlphaSpent = .05,
        };
        await app.Store.ClaimRunsAsync("other", null, [spent], default);
        world.Best = 50;

        var run = await app.RunAsync(s_week);

        (run.Outcome, run.Reason, run.AlphaSpent).ShouldBe((RunOutcome.Kept, "the year's alpha is spent", 0));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Run_AddressRefusesTheNotification_IsToldAgainWithAValidSignature(string store)
    {
        var hook = new RecordedHook(failures: 1);
        using var http = new HttpClient(hook);
        await using var app = await StartAsync(store, new RetuneWorld(), services => services.AddSingleton(http));
        await app.ScheduleAsync(RetuneApp.Weekly + "\nnotify: {url: \"http://127.0.0.1:9/hook\"}\n");
        await app.ArriveAsync();
        await app.PassAsync(TimeSpan.FromDays(1));
        var run = (await app.Store.ListRunsAsync("weekly", 1, default))[0];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await app.Store.ReadNotificationsAsync(run.RunId, default)) is not [{ DeliveredAt: not null }])
        {
            app.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, patience.Token);
        }

        hook.Messages.Count.ShouldBe(2);
        var (body, timestamp, signature) = hook.Messages[^1];
        // As an address computes it that knows the guide alone.
        signature.ShouldBe("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("a secret of this test"u8, Encoding.UTF8.GetBytes($"{timestamp}.{body}"))));
        long.Parse(timestamp, CultureInfo.InvariantCulture)
            .ShouldBeInRange(s_start.AddDays(1).ToUnixTimeSeconds(), app.Time.GetUtcNow().ToUnixTimeSeconds());
        body.ShouldContain("\"kind\":\"promoted\"");
        (await app.Store.ReadNotificationsAsync(run.RunId, default))[0].Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task Run_FewerThanTwoFreshDays_KeepsTheChampionWhicheverScheduleLookedAtThem()
    {
        await using var app = await StartAsync("sqlite", new RetuneWorld());
        await app.ScheduleAsync(RetuneApp.Weekly);
        (await app.RunAsync(TimeSpan.FromDays(1))).Outcome.ShouldBe(RunOutcome.Promoted);
        await app.ScheduleAsync(RetuneApp.Weekly.Replace("name: weekly", "name: other", StringComparison.Ordinal));

        await app.PassAsync(s_week);

        foreach (var schedule in (string[])["weekly", "other"])
        {
            var run = (await app.Store.ListRunsAsync(schedule, 1, default))[0];
            (run.Outcome, run.Reason).ShouldBe((RunOutcome.Kept, "0 hours are newer than the last holdout, fewer than 48"));
        }
    }

    [Fact]
    public async Task Run_TwoHostsOnOneDatabase_IsRunByOneOfThem()
    {
        var connection = await RetuneApp.ConnectionOfAsync("postgres");
        var time = new ManualTimeProvider(s_start);
        await using var one = await RetuneApp.StartAsync(connection, new RetuneWorld(), time);
        await using var other = await RetuneApp.StartAsync(connection, new RetuneWorld(), time);
        await one.ScheduleAsync(RetuneApp.Weekly);
        for (var week = 0; week < 3; week++)
        {
            time.Advance(week == 0 ? TimeSpan.FromDays(1) : s_week);
            await one.ArriveAsync();
            await Task.WhenAll(one.LookAsync(), other.LookAsync());
            await one.SettleAsync();
        }

        var runs = await one.Store.ListRunsAsync("weekly", 100, default);
        runs.Where(run => run.Outcome is RunOutcome.Failed).Select(run => run.Reason).ShouldBeEmpty();
        runs.Select(run => run.Outcome).ShouldBe([RunOutcome.Kept, RunOutcome.Kept, RunOutcome.Promoted]);
        (await one.Get<Tuning.Sessions.Stores.ISessionStore>().ListSessionsAsync(100, default)).Length.ShouldBe(3);
    }

    private static async Task<RetuneApp> StartAsync(string store, RetuneWorld world, Action<IServiceCollection>? configure = null) =>
        await RetuneApp.StartAsync(await RetuneApp.ConnectionOfAsync(store), world, new ManualTimeProvider(s_start), configure: configure);
}
