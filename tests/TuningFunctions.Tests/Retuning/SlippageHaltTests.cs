using Microsoft.Extensions.DependencyInjection;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Feedback;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Stores;
using Tuning.Storage.Sql;

namespace TuningFunctions.Tests.Retuning;

/// <summary>Nothing is promoted while the champion's fills slip more than the backtest assumes, whenever they come in.</summary>
public sealed class SlippageHaltTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly ChampionKey s_key = new("arbitrage", "btc");
    private static readonly TimeSpan s_week = TimeSpan.FromDays(7);

    [Theory]
    [MemberData(nameof(RetuneMarketTests.Stores), MemberType = typeof(RetuneMarketTests))]
    public async Task Run_FillsSlipMoreThanAssumed_HaltsPromotion(string store)
    {
        var world = new RetuneWorld();
        await using var app = await RetuneApp.StartAsync(await RetuneApp.ConnectionOfAsync(store), world, new ManualTimeProvider(s_start));
        await app.ScheduleAsync(RetuneApp.Weekly);
        await app.RunAsync(TimeSpan.FromDays(1));
        world.Best = 50;
        await SlipAsync(app);

        var run = await app.RunAsync(s_week);

        (run.Outcome, run.Version).ShouldBe((RunOutcome.Halted, null), "it came to no challenger");
        run.Reason.ShouldContain("20 fills slip by 5 bps");
    }

    [Theory]
    [InlineData("sqlite", "approval: required")]
    [InlineData("postgres", "shadow: P2D")]
    public async Task Promotion_FillsSlipWhileTheChallengerWaits_IsHaltedWithItsLineOfTheAudit(string store, string waits)
    {
        var world = new RetuneWorld { Newer = _ => [.. Enumerable.Repeat(1.0, 48)] };
        await using var app = await RetuneApp.StartAsync(await RetuneApp.ConnectionOfAsync(store), world, new ManualTimeProvider(s_start));
        await app.ScheduleAsync(RetuneApp.Weekly);
        await app.RunAsync(TimeSpan.FromDays(1));
        await app.ScheduleAsync(RetuneApp.Weekly.Replace("{watch: PT0S}", $"{{watch: PT0S, {waits}}}", StringComparison.Ordinal));
        world.Best = 50;
        var waiting = await app.RunAsync(s_week);
        waiting.State.ShouldBeOneOf(RunState.AwaitingApproval, RunState.Shadow);
        await SlipAsync(app);

        if (waiting.State is RunState.AwaitingApproval)
        {
            await app.DecideAsync(waiting, isApproved: true);
        }
        else
        {
            app.Time.Advance(TimeSpan.FromDays(2));
        }

        var ended = await app.UntilAsync(waiting.RunId, RunState.Ended);

        ended.Outcome.ShouldBe(RunOutcome.Halted);
        ended.Reason.ShouldContain("20 fills slip by 5 bps");
        (await app.Store.ReadSlotAsync(s_key, default)).ShouldBe(new ChampionSlot(s_key, 1, 1));
        var audit = await app.Store.ReadAuditAsync(s_key, default);
        audit.Count(entry => entry.Kind is AuditKind.Promoted).ShouldBe(1);
        (audit[^1].Kind, audit[^1].Version, audit[^1].Reason).ShouldBe((AuditKind.Refused, 2, ended.Reason));
    }

    [Fact]
    public async Task Promotion_CrashAfterItIsCommittedAndFillsThatSlipThen_StaysMade()
    {
        CrashingChampions? champions = null;
        var world = new RetuneWorld();
        await using var app = await RetuneApp.StartAsync("", world, new ManualTimeProvider(s_start), configure: services => services.AddSingleton<IChampionStore>(
            provider => champions = new CrashingChampions(provider.GetRequiredService<SqlRetuneStore>(), isCommitted: true, version: 2)));
        await app.ScheduleAsync(RetuneApp.Weekly);
        await app.RunAsync(TimeSpan.FromDays(1));
        world.Best = 50;
        app.Time.Advance(s_week);
        await app.ArriveAsync();
        await app.LookAsync();
        await champions!.UntilCrashedAsync();
        await SlipAsync(app);

        await app.SettleAsync();

        (await app.Store.ListRunsAsync("weekly", 1, default))[0].Outcome.ShouldBe(RunOutcome.Promoted);
        (await app.Store.ReadAuditAsync(s_key, default)).Select(entry => (entry.Kind, entry.Version)).ShouldBe(
            [(AuditKind.Challenged, 1), (AuditKind.Promoted, 1), (AuditKind.Challenged, 2), (AuditKind.Promoted, 2)]);
    }

    // Twenty fills of the first champion, each 5 bps off its quote.
    private static async Task SlipAsync(RetuneApp app) => await app.Store.AddPerformanceAsync(
        s_key,
        1,
        [.. Enumerable.Range(0, 20).Select(number => new LiveFill($"f{number}", $"t{number}", FillLeg.EntryA, s_start, true, 1, 100.05) { QuotedPrice = 100 })],
        [],
        default);
}
