using Tuning.Objectives;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;

namespace Tuning.Storage.Tests;

/// <content>Counts of results, and data sets that are shared.</content>
public abstract partial class SessionStoreContract
{
    [Fact]
    public async Task CountResults_EveryKindOfResult_CountsEachSearchedTrialOnce()
    {
        await AddAsync("s1");
        await Store.AddTrialsAsync(Trials("s1", 0, 0, 6, "p"), default);
        await Store.AddTrialsAsync([.. Trials("s1", 0, 0, 2, "q").Select(trial => trial with { Fold = 1 })], default);

        await Store.AddResultsAsync(
            [
                Result("s1", 0, 1) with { State = TrialState.Reported },
                Result("s1", 1, 1) with { State = TrialState.Failed },
                Result("s1", 2, 1) with { State = TrialState.TimedOut },
                Result("s1", 3, 1) with { State = TrialState.Cancelled },
                Result("s1", 4, 1),
                Result("s1", 4, 1, SessionPlan.TestWindow),
                Result("s1", 4, 1, SessionPlan.HoldoutWindow),
            ],
            default);
        await Store.AddResultsAsync(
            [Result("s1", 0, 1) with { State = TrialState.Pruned, Key = new ResultKey("s1", 0, 0, "all", 1) }], default);
        await Store.AddResultsAsync([Result("s1", 0, 2) with { Key = new ResultKey("s1", 1, 0, "all", 0) }], default);

        (await Reopen().CountResultsAsync("s1", default)).ShouldBe(new ResultCounts(2, 1, 1, 1, 1));
    }

    [Fact]
    public async Task CountResults_WritesThatOverlapFromSeveralSides_CountsEachResultOnce()
    {
        const int Count = 60;
        await AddAsync("s1");
        await Store.AddTrialsAsync(Trials("s1", 0, 0, Count, "p"), default);
        var stores = new[] { Store, Reopen() };

        var added = await Task.WhenAll(Enumerable.Range(0, 12).Select(writer => Task.Run(() => stores[writer % 2].AddResultsAsync(
            [
                .. Enumerable.Range(writer * 3, 24).Select(trial => Result("s1", trial % Count, 1) with
                {
                    State = trial % 5 == 0 ? TrialState.Failed : TrialState.Completed,
                }),
            ],
            default))));

        added.Sum().ShouldBe(57);
        var counts = await Store.CountResultsAsync("s1", default);
        counts.Total.ShouldBe(57);
        var results = await Store.ReadResultsAsync(new FoldKey("s1", 0), TrialRange.All, default);
        counts.Failed.ShouldBe(results.Count(result => result.State is TrialState.Failed));
    }

    [Fact]
    public async Task AddDataset_Twice_KeepsTheFirst()
    {
        var dataset = new RegisteredDataset(new string('a', 64), 5_000_000_000, "{\"name\":\"one\"}", s_start);

        await Store.AddDatasetAsync(dataset, default);
        await Store.AddDatasetAsync(dataset with { SizeBytes = 1 }, default);
        await Store.AddUploadAsync(new string('f', 64), dataset.Sha256, default);
        await Store.AddUploadAsync(new string('f', 64), new string('b', 64), default);

        (await Reopen().FindDatasetAsync(dataset.Sha256, default)).ShouldBe(dataset);
        (await Reopen().FindUploadAsync(new string('f', 64), default)).ShouldBe(dataset.Sha256);
        (await Store.FindDatasetAsync("'; DROP TABLE tuning_data; --", default)).ShouldBeNull();
        (await Store.FindUploadAsync("none", default)).ShouldBeNull();
    }
}
