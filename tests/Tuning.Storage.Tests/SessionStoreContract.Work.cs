using System.Globalization;
using Tuning.Sessions;
using Tuning.Sessions.Stores;

namespace Tuning.Storage.Tests;

/// <content>Data sets, folds, jobs, events, references to artifacts, and what is removed.</content>
public abstract partial class SessionStoreContract
{
    [Fact]
    public async Task ReadDatasets_OfASession_AreThoseOfItsPlan()
    {
        await AddAsync("s1");

        (await Reopen().ReadDatasetsAsync("s1", default)).ShouldBe(s_datasets);
        (await Store.ReadDatasetsAsync("s2", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task AddTrials_Batches_GrowTheFoldOnce()
    {
        await AddAsync("s1");
        await Store.AddTrialsAsync(Trials("s1", 0, 0, 4, "p"), default);
        await Store.AddTrialsAsync(Trials("s1", 0, 0, 4, "p"), default);
        await Store.AddTrialsAsync(Trials("s1", 1, 4, 3, "p"), default);

        (await Reopen().ReadFoldsAsync("s1", default)).ShouldBe([new StoredFold("s1", 0, 2, 7)]);
    }

    [Fact]
    public async Task AddTrials_ManyDecideOneBatch_AllGetTheSame()
    {
        await AddAsync("s1");
        var stores = new[] { Store, Reopen() };

        var batches = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() =>
            stores[writer % 2].AddTrialsAsync(Trials("s1", 0, 0, 20, $"{writer}-"), default))));

        batches.ShouldAllBe(batch => batch.SequenceEqual(batches[0]));
        (await Store.ReadFoldsAsync("s1", default)).ShouldBe([new StoredFold("s1", 0, 1, 20)]);
    }

    [Fact]
    public async Task Choose_Twice_KeepsTheFirst()
    {
        await AddAsync("s1");
        await Store.AddTrialsAsync(Trials("s1", 0, 0, 4, "p"), default);

        await Store.ChooseAsync(new FoldKey("s1", 0), 3, default);
        await Store.ChooseAsync(new FoldKey("s1", 0), 1, default);

        (await Store.ReadFoldsAsync("s1", default)).ShouldHaveSingleItem().ChosenTrial.ShouldBe(3);
    }

    [Fact]
    public async Task AddJob_Twice_KeepsTheFirstAndItsResults()
    {
        await AddAsync("s1");
        await Store.AddTrialsAsync(Trials("s1", 0, 0, 4, "p"), default);
        var job = new StoredJob("s1", 0, 0, 1, 2, 2, "here", s_start.AddMicroseconds(7), 0.25);

        (await Store.AddJobAsync(job, [Result("s1", 2, 1), Result("s1", 3, 2)], default)).ShouldBe(2);
        (await Reopen().AddJobAsync(job with { Host = "there" }, [Result("s1", 2, 8), Result("s1", 3, 9)], default)).ShouldBe(0);

        (await Store.ReadJobsAsync(new FoldKey("s1", 0), default)).ShouldBe([job]);
        (await Store.ReadResultsAsync(new FoldKey("s1", 0), TrialRange.All, default))
            .Select(result => result.Metrics.Find("netPnl")).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task AddJob_WithAResultThatCannotBeStored_StoresNeither()
    {
        await AddAsync("s1");
        await Store.AddTrialsAsync(Trials("s1", 0, 0, 1, "p"), default);
        var job = new StoredJob("s1", 0, 0, 0, 0, 2, "here", s_start, 1);

        await Should.ThrowAsync<Exception>(() => Store.AddJobAsync(job, [Result("s1", 0, 1), Result("s1", 9, 1)], default));

        (await Store.ReadJobsAsync(new FoldKey("s1", 0), default)).ShouldBeEmpty();
        (await Store.CountResultsAsync("s1", default)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Events_OfASessionsLife_AreNotedOnceAndInOrder()
    {
        await AddAsync("s1");
        await AddAsync("s1");
        await Store.SetStateAsync("s1", SessionState.Running, default);
        await Store.SetStateAsync("s1", SessionState.Running, default);
        await Store.RequestCancelAsync("s1", default);
        await Store.RequestCancelAsync("s1", default);
        for (var i = 0; i < 2; i++)
        {
            await Store.EndSessionAsync("s1", new SessionEnding(SessionState.Cancelled, s_start, null, null), default);
        }

        var events = await Reopen().ReadEventsAsync("s1", 0, 100, default);

        events.Select(entry => entry.Kind).ShouldBe(["planned", "running", "cancelRequested", "cancelled"]);
        events.Select(entry => entry.Sequence).ShouldBeInOrder();
        (await Store.ReadEventsAsync("s1", events[1].Sequence, 1, default)).ShouldBe([events[2]]);
    }

    [Fact]
    public async Task AddEvent_KeyThatIsThere_IsLeftAsItIs()
    {
        await AddAsync("s1");
        var entry = new StoredEvent("s1", "approved", "approval", s_start) { DetailJson = "{\"by\":\"ü\"}" };

        await Store.AddEventAsync(entry, default);
        await Store.AddEventAsync(entry with { Kind = "other" }, default);

        var stored = (await Store.ReadEventsAsync("s1", 0, 100, default))[^1];
        (stored with { Sequence = 0 }).ShouldBe(entry);
        await Should.ThrowAsync<InvalidOperationException>(() => Store.AddEventAsync(entry with { SessionId = "none" }, default));
    }

    [Fact]
    public async Task AddEvent_FromManyWriters_GivesEachItsOwnPlace()
    {
        await AddAsync("s1");
        var stores = new[] { Store, Reopen() };

        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => stores[i % 2].AddEventAsync(
            new StoredEvent("s1", i.ToString(CultureInfo.InvariantCulture), "note", s_start), default))));

        var events = await Store.ReadEventsAsync("s1", 1, 100, default);
        events.Select(entry => entry.Key).Distinct(StringComparer.Ordinal).Count().ShouldBe(24);
        events.Select(entry => entry.Sequence).Distinct().Count().ShouldBe(24);
    }

    [Fact]
    public async Task AddArtifact_SameKindAgain_KeepsTheFirst()
    {
        await AddAsync("s1");
        var report = Artifact("s1", "report", 'a');

        await Store.AddArtifactAsync(report, default);
        await Store.AddArtifactAsync(report with { Sha256 = new string('b', 64) }, default);
        await Store.AddArtifactAsync(Artifact("s1", "equity", 'c'), default);

        (await Reopen().ReadArtifactsAsync("s1", default)).ShouldBe([Artifact("s1", "equity", 'c'), report]);
    }

    [Fact]
    public async Task DeleteEnded_OneOfTwo_LeavesNothingOfItAndAllOfTheOther()
    {
        foreach (var id in new[] { "old", "new" })
        {
            await AddAsync(id);
            await Store.AddTrialsAsync(Trials(id, 0, 0, 2, "p"), default);
            await Store.AddJobAsync(
                new StoredJob(id, 0, 0, 0, 0, 2, "here", s_start, 1), [Result(id, 0, 1), Result(id, 1, 2)], default);
            await Store.AddArtifactAsync(Artifact(id, "report", id[0]), default);
            await Store.AddArtifactAsync(Artifact(id, "shared", 's'), default);
            await Store.EndSessionAsync(
                id, new SessionEnding(SessionState.Completed, s_start.AddDays(id is "old" ? 0 : 9), "hash", "{}"), default);
        }

        await AddAsync("open");
        (await Retention.ListEndedAsync(s_start.AddDays(5), 10, default)).ShouldBe(["old"]);
        (await Retention.FindUnsharedArtifactsAsync("old", default)).ShouldBe([new string('o', 64)]);

        (await Retention.DeleteEndedAsync("old", default)).ShouldBeTrue();
        (await Retention.DeleteEndedAsync("old", default)).ShouldBeFalse();
        (await Retention.DeleteEndedAsync("open", default)).ShouldBeFalse();

        (await Store.ListSessionsAsync(10, default)).Select(session => session.SessionId).Order(StringComparer.Ordinal).ShouldBe(["new", "open"]);
        (await Store.CountResultsAsync("old", default)).Total.ShouldBe(0);
        (await Store.ReadTrialsAsync(new FoldKey("old", 0), TrialRange.All, default)).ShouldBeEmpty();
        (await Store.ReadFoldsAsync("old", default)).ShouldBeEmpty();
        (await Store.ReadEventsAsync("old", 0, 10, default)).ShouldBeEmpty();
        (await Store.CountResultsAsync("new", default)).Total.ShouldBe(2);
        (await Store.ReadArtifactsAsync("new", default)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Names_WithSql_AreText()
    {
        const string Evil = "x'); DROP TABLE tuning_sessions; --\"";
        await AddAsync(Evil);

        await Store.AddTrialsAsync(Trials(Evil, 0, 0, 1, Evil), default);
        await Store.AddResultsAsync([Result(Evil, 0, 1) with { ErrorMessage = Evil }], default);

        (await Store.FindSessionAsync(Evil, default))!.SessionId.ShouldBe(Evil);
        (await Store.ReadResultsAsync(new FoldKey(Evil, 0), TrialRange.All, default))[0].ErrorMessage.ShouldBe(Evil);
    }

    [Fact]
    public async Task ReadResults_WindowsOfEveryCase_AreInOrderOfBytes()
    {
        await AddAsync("s1");
        await Store.AddTrialsAsync(Trials("s1", 0, 0, 1, "p"), default);
        string[] windows = ["b", "A", "a-b", "ab", "B", "ä"];

        await Store.AddResultsAsync([.. windows.Select(window => Result("s1", 0, 1, window))], default);

        (await Store.ReadResultsAsync(new FoldKey("s1", 0), TrialRange.All, default))
            .Select(result => result.Key.Window).ShouldBe(windows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Schema_Current_NeedsNoMigration()
    {
        await Store.CheckSchemaAsync(default);

        (await Reopen().MigrateAsync(default)).ShouldBeEmpty();
    }

    private Task<StoredSession> AddAsync(string id) => Store.AddSessionAsync(Session(id, 0), s_datasets, default);

    private static StoredArtifact Artifact(string session, string kind, char digit) =>
        new(session, kind, new string(digit, 64), 12, "application/json");
}
