using Tuning.Sessions.Stores;

namespace Tuning.Storage.Tests;

/// <content>Trials that others evaluate.</content>
public abstract partial class SessionStoreContract
{
    private static readonly FoldKey s_shared = new("s1", 0);

    [Fact]
    public async Task Lease_OpenTrials_GoesToOneUntilItExpires()
    {
        await AddSharedAsync(6);

        var first = await Store.LeaseAsync(Ask("a", 4, 0), default);
        var second = await Reopen().LeaseAsync(Ask("b", 4, 0), default);
        var third = await Store.LeaseAsync(Ask("c", 4, 59), default);
        var late = await Store.LeaseAsync(Ask("d", 9, 60), default);

        first.Select(trial => trial.Trial).ShouldBe([0, 1, 2, 3]);
        second.Select(trial => trial.Trial).ShouldBe([4, 5]);
        third.ShouldBeEmpty();
        late.Select(trial => trial.Trial).ShouldBe([0, 1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task Lease_TrialWithResultOrBeforeTheFirst_IsNotGiven()
    {
        await AddSharedAsync(4);
        await Store.AddResultsAsync([Result("s1", 2, 1)], default);

        var leased = await Store.LeaseAsync(Ask("a", 9, 0) with { First = 1 }, default);

        leased.Select(trial => trial.Trial).ShouldBe([1, 3]);
    }

    [Fact]
    public async Task Tell_HeldRepeatedAndTaken_CountsOnce()
    {
        await AddSharedAsync(3);
        await Store.LeaseAsync(Ask("a", 3, 0), default);
        var told = await Store.TellAsync([new("a", Result("s1", 0, 1))], default);
        var again = await Reopen().TellAsync([new("a", Result("s1", 0, 7))], default);
        await Store.LeaseAsync(Ask("b", 1, 60), default);

        // Trial 1 is held by another one by now; trial 2 is still this one's, however late; the fourth was never given.
        var late = await Store.TellAsync([new("a", Result("s1", 2, 3)), new("a", Result("s1", 1, 2)), new("x", Result("s1", 0, 9))], default);

        told.ShouldBe([0]);
        again.ShouldBe([0]);
        late.ShouldBe([2]);
        var results = await Store.ReadResultsAsync(s_shared, TrialRange.All, default);
        results.Select(result => (result.Key.Trial, result.Metrics.Find("netPnl"))).ShouldBe([(0, 1.0), (2, 3.0)]);
    }

    [Fact]
    public async Task Lease_ManyAtOnce_GiveEachTrialOnce()
    {
        const int Count = 60;
        await AddSharedAsync(Count);
        var stores = new[] { Store, Reopen() };

        var given = await Task.WhenAll(Enumerable.Range(0, 12).Select(worker => Task.Run(async () =>
        {
            var mine = new List<int>();
            // Two who ask at the same instant may both be given less than they asked for.
            for (var turn = 0; turn < 12; turn++)
            {
                mine.AddRange((await stores[worker % 2].LeaseAsync(Ask($"{worker}-{turn}", 5, 0), default)).Select(trial => trial.Trial));
            }

            return mine;
        })));

        given.SelectMany(trials => trials).Order().ShouldBe(Enumerable.Range(0, Count));
    }

    [Fact]
    public async Task ReadLost_GivenAwayOften_IsFoundOnceItExpired()
    {
        await AddSharedAsync(2);
        await Store.AddResultsAsync([Result("s1", 1, 1)], default);
        await Store.LeaseAsync(Ask("a", 1, 0), default);
        await Store.LeaseAsync(Ask("b", 1, 60), default);

        (await Store.ReadLostAsync(s_shared, 2, s_start.AddSeconds(119), default)).ShouldBeEmpty();
        (await Store.ReadLostAsync(s_shared, 2, s_start.AddSeconds(120), default)).ShouldBe([0]);
        (await Store.ReadLostAsync(s_shared, 3, s_start.AddSeconds(120), default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task DeleteEnded_WithLeases_RemovesThem()
    {
        await AddSharedAsync(2);
        await Store.LeaseAsync(Ask("a", 2, 0), default);
        await Store.EndSessionAsync("s1", new SessionEnding(Tuning.Sessions.SessionState.Cancelled, s_start, null, null), default);

        (await Retention.DeleteEndedAsync("s1", default)).ShouldBeTrue();
    }

    private async Task AddSharedAsync(int trials)
    {
        await Store.AddSessionAsync(Session("s1", 0), s_datasets, default);
        await Store.AddTrialsAsync(Trials("s1", 0, 0, trials, "p"), default);
    }

    private static LeaseRequest Ask(string lease, int count, int second) => new(
        "s1", 0, 0, count, lease, "worker", s_start.AddSeconds(second), s_start.AddSeconds(second + 60));
}
