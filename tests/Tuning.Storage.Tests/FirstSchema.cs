using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;

namespace Tuning.Storage.Tests;

/// <summary>Rows that the first version of the schema holds, as its programs wrote them.</summary>
internal static class FirstSchema
{
    public const string Rows = """
        INSERT INTO tuning_sessions (session_id, name, created_at, plan_hash, plan_json, planned_trials, state, cancel_requested, ended_at, result_hash, summary_json)
        VALUES ('old', 'sweep', '2026-01-31T10:15:00.1234560Z', 'ph', '{"datasets":[{"sha256":"aa","rows":7,"name":"one"},{"sha256":"bb","rows":8,"name":"two"}]}', 3, 'completed', FALSE, '2026-01-31T10:16:00.0000000Z', 'rh', '{}'),
               ('open', 'sweep', '2026-01-31T11:15:00.0000000Z', 'ph', '{"datasets":[]}', 3, 'running', FALSE, NULL, NULL, NULL);
        INSERT INTO tuning_trials (session_id, fold, trial, batch, point_hash, point_json)
        VALUES ('old', 0, 0, 0, 'h0', '{"a":0}'), ('old', 0, 1, 0, 'h1', '{"a":1}'), ('old', 0, 2, 1, 'h2', '{"a":2}');
        INSERT INTO tuning_results (session_id, fold, trial, "window", rung, state, metrics_json, effective_hash)
        VALUES ('old', 0, 0, 'all', 0, 'completed', '{"netPnl":0.30000000000000004}', 'e'), ('old', 0, 1, 'all', 0, 'failed', '{}', NULL);
        """;

    public static async Task ShouldHaveSurvivedAsync(ISessionStore store)
    {
        var old = (await store.FindSessionAsync("old", default))!;
        old.CreatedAt.ShouldBe(new DateTimeOffset(2026, 1, 31, 10, 15, 0, TimeSpan.Zero).AddMicroseconds(123456));
        old.Ending.ShouldBe(new SessionEnding(
            SessionState.Completed, new DateTimeOffset(2026, 1, 31, 10, 16, 0, TimeSpan.Zero), "rh", "{}"));
        (await store.ReadDatasetsAsync("old", default)).ShouldBe([new PlannedDataset("aa", 7, "one"), new PlannedDataset("bb", 8, "two")]);
        (await store.ReadFoldsAsync("old", default)).ShouldBe([new StoredFold("old", 0, 2, 3)]);
        (await store.ReadTrialsAsync(new FoldKey("old", 0), TrialRange.All, default)).Select(trial => trial.PointHash).ShouldBe(["h0", "h1", "h2"]);
        (await store.CountResultsAsync("old", default)).ShouldBe(new ResultCounts(1, 1, 0, 0, 0));
        (await store.ReadResultsAsync(new FoldKey("old", 0), new TrialRange(0, 1), default))[0].Metrics
            .ShouldBe(MetricSet.From([new("netPnl", 0.1 + 0.2)]));

        await store.EndSessionAsync("open", new SessionEnding(SessionState.Failed, old.CreatedAt, null, null), default);
        (await store.ReadEventsAsync("open", 0, 9, default)).ShouldHaveSingleItem().Kind.ShouldBe("failed");
    }
}
