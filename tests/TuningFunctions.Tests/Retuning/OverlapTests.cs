using Tuning.Retuning.Promotions;
using Tuning.Sessions;
using Tuning.Sessions.Stores;

namespace TuningFunctions.Tests.Retuning;

public sealed class OverlapTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 4, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Every policy; on PostgreSQL the one that writes most, and in the long run all.</summary>
    public static TheoryData<string, string, RunOutcome[]> Policies()
    {
        var cases = new TheoryData<string, string, RunOutcome[]>();
        foreach (var store in (string[])["sqlite", "postgres"])
        {
            if (store is "sqlite" || LongRun.IsOn)
            {
                cases.Add(store, "skip", [RunOutcome.Promoted, RunOutcome.Skipped]);
                cases.Add(store, "queue", [RunOutcome.Promoted, RunOutcome.Kept]);
            }

            cases.Add(store, "replace", [RunOutcome.Replaced, RunOutcome.Promoted]);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task DueRun_WhileAnotherTunes_FollowsThePolicy(string store, string policy, RunOutcome[] outcomes)
    {
        using var gate = new ManualResetEventSlim();
        using var started = new ManualResetEventSlim();
        var world = Held(started, gate);
        await using var app = await RetuneApp.StartAsync(await RetuneApp.ConnectionOfAsync(store), world, new ManualTimeProvider(s_start));
        await app.ScheduleAsync(RetuneApp.Weekly.Replace("overlap: queue", $"overlap: {policy}", StringComparison.Ordinal));
        await app.ArriveAsync();
        app.Time.Advance(TimeSpan.FromDays(1));
        await app.LookAsync();
        await Task.Run(() => started.Wait(TimeSpan.FromSeconds(60)).ShouldBeTrue());

        // Step by step every look of the waiting session would be due, a week long.
        app.Time.Jump(TimeSpan.FromHours(7 * 24));
        await app.ArriveAsync();
        await app.LookAsync();
        (await app.Store.ListOpenRunsAsync(default)).Count(run => run.TakenBy is not null && run.Blocks).ShouldBeLessThanOrEqualTo(1);
        gate.Set();
        await EndAsync(app);

        var runs = await app.Store.ListRunsAsync("weekly", 10, default);
        runs.Reverse().Select(run => run.Outcome!.Value).ShouldBe(outcomes);
        (await app.Get<ISessionStore>().ListSessionsAsync(10, default)).Select(session => session.State)
            .ShouldAllBe(state => state == SessionState.Completed || state == SessionState.Cancelled);
    }

    [Fact]
    public async Task Replace_ManyRunsSkippedWhileTheSessionStops_WaitsForItAllTheSame()
    {
        using var gate = new ManualResetEventSlim();
        using var started = new ManualResetEventSlim();
        var world = Held(started, gate);
        await using var app = await RetuneApp.StartAsync("", world, new ManualTimeProvider(s_start));
        await app.ScheduleAsync(RetuneApp.Weekly
            .Replace("overlap: queue", "overlap: replace", StringComparison.Ordinal)
            .Replace("\"0 6 * * 1\"", "\"* * * * *\"", StringComparison.Ordinal)
            .Replace("runsPerDay: 1000", "runsPerDay: 2", StringComparison.Ordinal));
        await app.ArriveAsync();
        app.Time.Jump(TimeSpan.FromMinutes(1));
        await app.LookAsync();
        await Task.Run(() => started.Wait(TimeSpan.FromSeconds(60)).ShouldBeTrue());

        for (var look = 0; look < 2; look++)
        {
            app.Time.Jump(TimeSpan.FromMinutes(look == 0 ? 1 : 30));
            await app.LookAsync();
        }

        var runs = await app.Store.ListRunsAsync("weekly", 100, default);
        var next = await app.Client.GetInstanceAsync(runs[^2].RunId);
        gate.Set();
        await EndAsync(app);

        runs.Count(run => run.Outcome is RunOutcome.Skipped).ShouldBe(30);
        runs[^1].Outcome.ShouldBe(RunOutcome.Replaced);
        next.ShouldBeNull("the session of the replaced run still stops");
    }

    // Says when a window is first looked at, and goes no further until it may.
    private static RetuneWorld Held(ManualResetEventSlim started, ManualResetEventSlim gate) => new()
    {
        Before = () =>
        {
            started.Set();
            gate.Wait(TimeSpan.FromSeconds(60));
        },
    };

    private static async Task EndAsync(RetuneApp app)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await app.Store.ListOpenRunsAsync(default)).Length > 0)
        {
            app.Time.Advance(TimeSpan.FromSeconds(1));
            await app.LookAsync();
            await Task.Delay(10, patience.Token);
        }
    }
}
