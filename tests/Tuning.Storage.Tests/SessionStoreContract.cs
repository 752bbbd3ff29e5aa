using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using Tuning.Storage.Sql;

namespace Tuning.Storage.Tests;

/// <summary>What every store of sessions does: the one suite that each implementation passes.</summary>
public abstract partial class SessionStoreContract
{
    private static readonly ImmutableArray<PlannedDataset> s_datasets =
        [new(new string('d', 64), 5_000_000_000, "quotes.csv"), new(new string('c', 64), 2, "more")];

    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>An empty store of this test.</summary>
    protected abstract SqlSessionStore Store { get; }

    /// <summary>What removes sessions from the store.</summary>
    protected ISessionRetention Retention => Store;

    /// <summary>A second opening of the same store, as another process has it.</summary>
    protected abstract SqlSessionStore Reopen();

    [Fact]
    public async Task AddSession_Twice_KeepsTheFirst()
    {
        var first = Session("s1", 0);
        (await Store.AddSessionAsync(first, s_datasets, default)).ShouldBe(first);

        var second = await Store.AddSessionAsync(first with { PlanHash = "other", PlannedTrials = 9 }, s_datasets, default);

        second.ShouldBe(first);
        (await Reopen().FindSessionAsync("s1", default)).ShouldBe(first);
        (await Store.FindSessionAsync("s2", default)).ShouldBeNull();
    }

    [Fact]
    public async Task ListSessions_Several_AreNewestFirstAndLimited()
    {
        (await Store.ListSessionsAsync(10, default)).ShouldBeEmpty();
        foreach (var (id, minute) in new[] { ("a", 2), ("b", 5), ("c", 1) })
        {
            await Store.AddSessionAsync(Session(id, minute), s_datasets, default);
        }

        (await Store.ListSessionsAsync(2, default)).Select(session => session.SessionId).ShouldBe(["b", "a"]);
    }

    [Fact]
    public async Task EndSession_Twice_KeepsTheFirstEnd()
    {
        await Store.AddSessionAsync(Session("s1", 0), s_datasets, default);
        await Store.SetStateAsync("s1", SessionState.Running, default);
        var ending = new SessionEnding(SessionState.Completed, s_start.AddSeconds(1.5), "hash", "{}");

        var ended = await Store.EndSessionAsync("s1", ending, default);
        var again = await Store.EndSessionAsync("s1", ending with { State = SessionState.Failed, ResultHash = "x" }, default);
        await Store.SetStateAsync("s1", SessionState.Running, default);

        ended.Ending.ShouldBe(ending);
        again.ShouldBe(ended);
        (await Reopen().FindSessionAsync("s1", default)).ShouldBe(ended);
        ended.State.ShouldBe(SessionState.Completed);
    }

    [Fact]
    public async Task EndSession_Unknown_Throws() =>
        await Should.ThrowAsync<InvalidOperationException>(
            () => Store.EndSessionAsync("none", new SessionEnding(SessionState.Failed, s_start, null, null), default));

    [Fact]
    public async Task SetState_AnEnd_Throws() =>
        await Should.ThrowAsync<ArgumentException>(() => Store.SetStateAsync("s1", SessionState.Completed, default));

    [Fact]
    public async Task RequestCancel_OneSession_IsSeenByEverybody()
    {
        await Store.AddSessionAsync(Session("s1", 0), s_datasets, default);
        await Store.AddSessionAsync(Session("s2", 0), s_datasets, default);

        await Store.RequestCancelAsync("s1", default);

        (await Reopen().IsCancelRequestedAsync("s1", default)).ShouldBeTrue();
        (await Store.IsCancelRequestedAsync("s2", default)).ShouldBeFalse();
        (await Store.FindSessionAsync("s1", default))!.IsCancelRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task AddTrials_SameBatchAgain_ReturnsTheStoredBatch()
    {
        await Store.AddSessionAsync(Session("s1", 0), s_datasets, default);
        var first = Trials("s1", 0, 0, 4, "p");
        (await Store.AddTrialsAsync(first, default)).ShouldBe(first);

        var again = await Store.AddTrialsAsync(Trials("s1", 0, 0, 2, "q"), default);

        again.ShouldBe(first);
        (await Reopen().ReadTrialsAsync(new FoldKey("s1", 0), TrialRange.All, default)).ShouldBe(first);
    }

    [Fact]
    public async Task AddTrials_NumberThatIsTaken_StoresNothing()
    {
        await Store.AddSessionAsync(Session("s1", 0), s_datasets, default);
        await Store.AddTrialsAsync(Trials("s1", 0, 0, 4, "p"), default);

        await Should.ThrowAsync<Exception>(() => Store.AddTrialsAsync(Trials("s1", 1, 3, 4, "q"), default));

        (await Store.ReadTrialsAsync(new FoldKey("s1", 0), TrialRange.All, default)).Length.ShouldBe(4);
    }

    [Fact]
    public async Task AddTrials_UnknownSession_Throws() =>
        await Should.ThrowAsync<Exception>(() => Store.AddTrialsAsync(Trials("none", 0, 0, 1, "p"), default));

    [Fact]
    public async Task ReadTrials_Range_IsHalfOpenAndOrdered()
    {
        await Store.AddSessionAsync(Session("s1", 0), s_datasets, default);
        await Store.AddTrialsAsync([.. Trials("s1", 0, 0, 12, "p").Reverse()], default);

        var trials = await Store.ReadTrialsAsync(new FoldKey("s1", 0), new TrialRange(9, 2), default);

        trials.Select(trial => trial.Trial).ShouldBe([9, 10]);
        (await Store.ReadTrialsAsync(new FoldKey("s1", 1), TrialRange.All, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task AddResults_SameKeyAgain_KeepsTheFirst()
    {
        await Store.AddSessionAsync(Session("s1", 0), s_datasets, default);
        await Store.AddTrialsAsync(Trials("s1", 0, 0, 3, "p"), default);
        var first = Result("s1", 0, 0.1 + 0.2);
        (await Store.AddResultsAsync([first, Result("s1", 1, -0.0)], default)).ShouldBe(2);

        (await Store.AddResultsAsync([Result("s1", 0, 7), Result("s1", 2, 1e-300)], default)).ShouldBe(1);

        var results = await Reopen().ReadResultsAsync(new FoldKey("s1", 0), TrialRange.All, default);
        results.Select(result => result.Metrics.Find("netPnl")).ShouldBe([0.30000000000000004, 0, 1e-300]);
        results[0].ShouldBe(first);
    }

    [Fact]
    public async Task AddResults_EveryField_ComesBack()
    {
        await Store.AddSessionAsync(Session("s1", 0), s_datasets, default);
        await Store.AddTrialsAsync(Trials("s1", 0, 0, 1, "p"), default);
        var failed = new StoredResult(new ResultKey("s1", 0, 0, "train", 2), TrialState.Failed, MetricSet.Empty)
        {
            ErrorType = "System.DivideByZeroException",
            ErrorMessage = "It was 0; 'quoted' \"twice\" ü",
        };
        var completed = Result("s1", 0, 4) with { EffectiveHash = "e", TraceHash = "t" };

        await Store.AddResultsAsync([failed, completed], default);

        (await Store.ReadResultsAsync(new FoldKey("s1", 0), new TrialRange(0, 1), default)).ShouldBe([completed, failed]);
        (await Store.CountResultsAsync("s1", default)).ShouldBe(new ResultCounts(1, 1, 0, 0, 0));
    }

    [Fact]
    public async Task AddResults_WithoutItsTrial_StoresNothing()
    {
        await Store.AddSessionAsync(Session("s1", 0), s_datasets, default);
        await Store.AddTrialsAsync(Trials("s1", 0, 0, 1, "p"), default);

        await Should.ThrowAsync<Exception>(() => Store.AddResultsAsync([Result("s1", 0, 1), Result("s1", 5, 1)], default));

        (await Store.CountResultsAsync("s1", default)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task AddResults_ManyWritersAtOnce_StoreEachOnce()
    {
        const int Count = 500;
        await Store.AddSessionAsync(Session("s1", 0), s_datasets, default);
        await Store.AddTrialsAsync(Trials("s1", 0, 0, Count, "p"), default);
        var stores = new[] { Store, Reopen() };

        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() => stores[writer % 2].AddResultsAsync(
            [.. Enumerable.Range(0, Count).Select(trial => Result("s1", trial, trial))], default))));

        written.Sum().ShouldBe(Count);
        (await Store.CountResultsAsync("s1", default)).ShouldBe(new ResultCounts(Count, 0, 0, 0, 0));
    }

    private static StoredSession Session(string id, int minute) =>
        new(id, "sweep", s_start.AddMinutes(minute), "hash", "{\"a\":1}", 400);

    private static ImmutableArray<StoredTrial> Trials(string session, int batch, int first, int count, string point) =>
        [.. Enumerable.Range(first, count).Select(trial => new StoredTrial(session, 0, trial, batch, $"{point}{trial}", "{}"))];

    private static StoredResult Result(string session, int trial, double value, string window = "all") =>
        new(new ResultKey(session, 0, trial, window, 0), TrialState.Completed, MetricSet.From([new("netPnl", value)]));
}
