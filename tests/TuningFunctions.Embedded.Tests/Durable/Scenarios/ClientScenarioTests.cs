using System.Globalization;
using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

public sealed class ClientScenarioTests
{
    private static readonly OrchestrationRuntimeStatus[] _open =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    [Scenario("client-duplicate-dedupe")]
    public async Task DuplicateDedupe()
    {
        await using var s = await Scenario.StartAsync("client-duplicate-dedupe", (_, _) => { });
        const string Id = "client-dup";
        Task<string> Again(params OrchestrationRuntimeStatus[] statuses) => ResultAsync(() =>
            s.Client.ScheduleNewOrchestrationInstanceAsync(
                "Quick", 4, new StartOrchestrationOptions(Id).WithDedupeStatuses(statuses)));
        await s.BeginAsync("WaitE", null, Id);
        await s.TracedAsync("wait", Id);
        await s.UntilAsync(OrchestrationRuntimeStatus.Running, Id);
        s.Expect("whileRunning_dedupePendingRunningSuspended", await Again(_open));
        await s.Client.SuspendInstanceAsync(Id, CancellationToken.None);
        s.Expect("whileSuspended_dedupePendingRunningSuspended", await Again(_open));
        await s.Client.ResumeInstanceAsync(Id, CancellationToken.None);
        await s.RaiseAsync("E", "v", Id);
        s.Expect("completedFirst", (await s.EndAsync(Id)).RuntimeStatus);
        s.Expect("whileCompleted_dedupeCompleted", await Again(OrchestrationRuntimeStatus.Completed));
        s.Expect("whileCompleted_dedupePendingRunningSuspended", await Again(_open));
        s.Expect(await s.EndAsync(Id), "afterReplacement");
        s.Expect("invalidStatusName", await ResultAsync(() => s.Client.ScheduleNewOrchestrationInstanceAsync(
            "Quick", 1, new StartOrchestrationOptions("other") { DedupeStatuses = ["Nope"] })));
        s.ExpectNothingElse();
    }

    // A gap: the in-memory service accepts the duplicate; the Functions host refuses it.
    [Scenario("client-duplicate-no-dedupe")]
    public async Task DuplicateNoDedupe()
    {
        await using var s = await Scenario.StartAsync("client-duplicate-no-dedupe", (_, _) => { });
        await s.BeginAsync("WaitE");
        await s.TracedAsync("wait");
        (await ResultAsync(() => s.BeginAsync("WaitE"))).ShouldBe(
            $"DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException: An Orchestration instance with the ID {s.Id} already exists.");
    }

    [Scenario("client-reuse-terminal-id")]
    public async Task ReuseTerminalId()
    {
        await using var s = await Scenario.StartAsync("client-reuse-terminal-id", (_, _) => { });
        await s.RunAsync("Quick", 1);
        s.Expect("second", await ResultAsync(() => s.BeginAsync("Quick", 2)));
        s.Expect(await s.EndAsync());
        s.ExpectNothingElse();
    }

    [Scenario("client-auto-id")]
    public async Task AutoId()
    {
        await using var s = await Scenario.StartAsync("client-auto-id", (_, _) => { });
        var id = await s.Client.ScheduleNewOrchestrationInstanceAsync("Quick", CancellationToken.None);
        s.Expect("is32LowerHex", id.Length == 32 && id.All(char.IsAsciiHexDigitLower));
        s.Expect("emptyName", await ResultAsync(() => s.BeginAsync(string.Empty)));
        s.Expect("nullName", await ResultAsync(() => s.BeginAsync(null!)));
        s.Expect("getEmptyId", await ResultAsync(() => s.Client.GetInstanceAsync(string.Empty)));
        s.Expect("raiseEmptyId", await ResultAsync(() => s.Client.RaiseEventAsync(string.Empty, "E")));
        s.Expect("raiseEmptyName", await ResultAsync(() => s.Client.RaiseEventAsync(id, string.Empty)));
        s.Expect("terminateEmptyId", await ResultAsync(() => s.Client.TerminateInstanceAsync(string.Empty, CancellationToken.None)));
        s.Expect("purgeEmptyId", await ResultAsync(() => s.Client.PurgeInstanceAsync(string.Empty, CancellationToken.None)));
        s.ExpectNothingElse();
    }

    // A gap: the in-memory store compares ids without case; real backends with it.
    [Scenario("client-instance-id-case")]
    public async Task InstanceIdCase()
    {
        await using var s = await Scenario.StartAsync("client-instance-id-case", (_, _) => { });
        await s.RunAsync("Quick", 1, "CaseId");
        (await s.Client.GetInstanceAsync("caseid", CancellationToken.None)).ShouldBeNull();
    }

    [Scenario("client-get-unknown")]
    public async Task GetUnknown()
    {
        await using var s = await Scenario.StartAsync("client-get-unknown", (_, _) => { });
        s.Expect("get", await s.Client.GetInstanceAsync("nope", CancellationToken.None) is null ? "null" : "found");
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        s.Expect("waitStart", await ResultAsync(() => s.Client.WaitForInstanceStartAsync("nope", soon.Token)));
        s.Expect("waitCompletion", await ResultAsync(() => s.Client.WaitForInstanceCompletionAsync("nope", soon.Token)));
        s.ExpectNothingElse();
    }

    [Scenario("client-wait")]
    public async Task Wait()
    {
        await using var s = await Scenario.StartAsync("client-wait", (_, _) => { });
        await s.BeginAsync("WaitE", "in");
        var started = await s.Client.WaitForInstanceStartAsync(s.Id, true, CancellationToken.None);
        s.Expect("startStatus", started.RuntimeStatus);
        s.Expect("startInput", started.SerializedInput);
        await s.Client.TerminateInstanceAsync(s.Id, "t");
        s.Expect("completion1", (await s.EndAsync()).RuntimeStatus);
        s.Expect("completion2", (await s.EndAsync()).SerializedOutput);
        s.ExpectNothingElse();
    }

    [Scenario("client-metadata")]
    public async Task Metadata()
    {
        await using var s = await Scenario.StartAsync("client-metadata", (s, f) => f.Orchestrator<int, string>("Meta", (c, _) =>
        {
            c.SetCustomStatus("cs");
            return Task.FromResult("out");
        }));
        await s.Client.ScheduleNewOrchestrationInstanceAsync("Meta", 5, new StartOrchestrationOptions(s.Id)
        {
            Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["k"] = "v" },
        });
        var full = await s.EndAsync();
        var light = (await s.Client.GetInstanceAsync(s.Id, CancellationToken.None))!;
        await ExpectMetadataAsync(s, "without", light);
        await ExpectMetadataAsync(s, "with", full);
        s.Expect("createdAtNotAfterLastUpdated", full.CreatedAt <= full.LastUpdatedAt);
    }

    [Scenario("client-failed-metadata")]
    public async Task FailedMetadata()
    {
        await using var s = await Scenario.StartAsync("client-failed-metadata", (s, f) => f.Orchestrator("ThrowSync", ThrowSync));
        var full = await s.RunAsync("ThrowSync");
        var light = (await s.Client.GetInstanceAsync(s.Id, CancellationToken.None))!;
        s.Expect("withoutFailureDetails", light.FailureDetails?.ToString() ?? "null");
        s.Expect("withFailureDetails", full.FailureDetails?.ToString());
        s.Expect("serializedOutput", full.SerializedOutput);
        s.Expect("readOutputAsString", await ResultAsync(() => Task.FromResult(full.ReadOutputAs<string>())));
        s.ExpectNothingElse();
    }

    [Scenario("client-restart")]
    public async Task Restart()
    {
        await using var s = await Scenario.StartAsync("client-restart", (_, _) => { });
        await s.RunAsync("Quick", 6);
        s.Expect("sameIdReturned", string.Equals(await s.Client.RestartAsync(s.Id), s.Id, StringComparison.Ordinal));
        s.Expect(await s.EndAsync(), "sameId");
        var other = await s.Client.RestartAsync(s.Id, true);
        s.Expect("newIdDiffers", !string.Equals(other, s.Id, StringComparison.Ordinal));
        s.Expect("newIdIs32Hex", other.Length == 32 && other.All(char.IsAsciiHexDigitLower));
        s.Expect(await s.EndAsync(other), "newId");
        s.Expect("unknown", await ResultAsync(() => s.Client.RestartAsync("nope-restart")));
        await s.BeginAsync("WaitE", null, "client-restart-r");
        s.LeaveOut("running", "a gap: real servers answer as below");
        (await ResultAsync(() => s.Client.RestartAsync("client-restart-r"))).ShouldBe(
            "System.InvalidOperationException: An orchestration with the instanceId client-restart-r cannot be restarted.");
        s.Expect("runningNewId", await ResultAsync(() => s.Client.RestartAsync("client-restart-r", true)));
        s.ExpectNothingElse();
    }

    [Scenario("client-purge")]
    public async Task Purge()
    {
        await using var s = await Scenario.StartAsync("client-purge", (_, _) => { });
        async Task<int> PurgeAsync(string id) => (await s.Client.PurgeInstanceAsync(id, CancellationToken.None)).PurgedInstanceCount;
        await s.BeginAsync("WaitE");
        await s.UntilAsync(OrchestrationRuntimeStatus.Running);
        s.Expect("running", await PurgeAsync(s.Id));
        s.Expect("statusAfterPurgeOfRunning", (await s.ReadAsync()).RuntimeStatus);
        await s.RaiseAsync("E", "v");
        await s.EndAsync();
        s.Expect("completed", await PurgeAsync(s.Id));
        s.Expect("getAfterPurge", await s.Client.GetInstanceAsync(s.Id, CancellationToken.None) is null ? "null" : "found");
        s.Expect("again", await PurgeAsync(s.Id));
        s.Expect("unknown", await PurgeAsync("nope"));
        s.Expect(await s.RunAsync("Quick", 3), "idReusableAfterPurge");
        s.ExpectNothingElse();
    }

    [Scenario("client-query")]
    public async Task Query()
    {
        await using var s = await Scenario.StartAsync("client-query", (s, f) => f.Orchestrator("ThrowSync", ThrowSync));
        await SettleAsync(s);
        var (future, past) = (DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch);
        var failed = new[] { OrchestrationRuntimeStatus.Failed };
        await IdsAsync(s, "nullFilter", null);
        await IdsAsync(s, "prefix q-a", new(InstanceIdPrefix: "q-a"));
        await IdsAsync(s, "statuses Failed", new(Statuses: failed));
        await IdsAsync(s, "statuses Running,Failed", new(Statuses: [OrchestrationRuntimeStatus.Running, .. failed]));
        await IdsAsync(s, "empty statuses list", new(Statuses: []));
        await IdsAsync(s, "statuses Failed and prefix q-a", new(Statuses: failed, InstanceIdPrefix: "q-a"));
        await IdsAsync(s, "createdFrom before start, createdTo after", new(past, future));
        await IdsAsync(s, "createdFrom in the future", new(CreatedFrom: future));
        await IdsAsync(s, "createdTo in the past", new(CreatedTo: past));
        var third = await s.Client.GetAllInstancesAsync(new(InstanceIdPrefix: "q-a3", FetchInputsAndOutputs: true)).ToListAsync();
        s.Expect("fetchInputsAndOutputs input/output", $"{third[0].SerializedInput}/{third[0].SerializedOutput}");
        s.LeaveOut("defaultFetch input/output", "a gap: nothing is fetched by default");
        (await s.Client.GetAllInstancesAsync(new(InstanceIdPrefix: "q-a3")).ToListAsync())[0].SerializedInput.ShouldBeNull();
        var pages = await s.Client.GetAllInstancesAsync(new(PageSize: 3)).AsPages().ToListAsync();
        s.Expect("pageSize 3 over 8 instances: page sizes", string.Join(',', pages.Select(p => p.Values.Count)));
        s.Expect("lastPageTokenIsNull", pages[^1].ContinuationToken is null);
        s.Expect("tokenAfterFirstPageIsNull", pages[0].ContinuationToken is null);
        var resumed = await s.Client.GetAllInstancesAsync(new(PageSize: 3)).AsPages(pages[0].ContinuationToken).ToListAsync();
        var all = pages[0].Values.Concat(resumed.SelectMany(p => p.Values)).Select(m => m.InstanceId).ToList();
        s.Expect("resumed with the token: distinct ids", all.Distinct(StringComparer.Ordinal).Count());
        s.Expect("resumed with the token: total ids", all.Count);
        s.LeaveOut("pageSize 4 over 8 instances: page sizes", "a gap: no empty last page here");
        s.LeaveOut("pageSizeHint 2 overrides PageSize 3: page sizes", "as above");
        (await s.Client.GetAllInstancesAsync(new(PageSize: 3)).AsPages(null, 2).ToListAsync()).Select(p => p.Values.Count).ShouldBe([2, 2, 2, 2]);
        var purged = await s.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(Statuses: failed), CancellationToken.None);
        s.Expect("purgeAll statuses Failed", purged.PurgedInstanceCount);
        await IdsAsync(s, "after purgeAll Failed", null);
        var none = await s.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(CreatedTo: past), CancellationToken.None);
        s.Expect("purgeAll createdTo in the past", none.PurgedInstanceCount);
        s.ExpectNothingElse();
    }

    // A gap: the in-memory service purges running instances by filter; real backends do not.
    [Scenario("client-purge-filter-running")]
    public async Task PurgeFilterRunning()
    {
        await using var s = await Scenario.StartAsync("client-purge-filter-running", (_, _) => { });
        await s.BeginAsync("WaitE");
        await s.UntilAsync(OrchestrationRuntimeStatus.Running);
        var filter = new PurgeInstancesFilter(Statuses: [OrchestrationRuntimeStatus.Running]);
        (await s.Client.PurgeAllInstancesAsync(filter, CancellationToken.None)).PurgedInstanceCount.ShouldBe(0);
        (await s.ReadAsync()).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Running);
    }

    // A gap: the in-memory service ignores StartAt; wanted is Pending until then.
    [Scenario("client-start-at")]
    public async Task StartAt()
    {
        var time = new ManualTime();
        await using var engine = await TestEngine.StartAsync(f => f.Orchestrator("Now", c => Task.FromResult(1)), null, time);
        var at = time.GetUtcNow().AddSeconds(2);
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Now", null, new StartOrchestrationOptions("later", at));
        time.Advance(TimeSpan.FromSeconds(1));
        (await engine.Client.GetInstanceAsync("later", CancellationToken.None))!.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Pending);
        time.Advance(TimeSpan.FromSeconds(1));
        (await engine.EndAsync("later")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        Observations.Get("client-start-at").GetProperty("observed").GetProperty("wantedByDesign").GetString()
            .ShouldBe("Pending until the start time, then runs");
    }

    // A gap: the in-memory service has no rewind; wanted is what is documented.
    [Scenario("client-rewind")]
    public async Task Rewind()
    {
        var broken = true;
        await using var s = await Scenario.StartAsync("client-rewind", (s, f) => f
            .Activity<int, int>("Mend", i => broken ? throw new InvalidOperationException("broken") : Task.FromResult(i))
            .Orchestrator("O", async c =>
            {
                var a = await c.CallActivityAsync<int>("Sq", 3);
                return a + await c.CallActivityAsync<int>("Mend", 1);
            }));
        (await ResultAsync(() => s.Client.RewindInstanceAsync("nope", "r"))).ShouldBe(
            "System.ArgumentException: An orchestration with the instanceId nope was not found.");
        (await s.RunAsync("O")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        broken = false;
        await s.Client.RewindInstanceAsync(s.Id, "mended");
        var end = await s.EndAsync();
        end.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        end.ReadOutputAs<int>().ShouldBe(10);
        (await ResultAsync(() => s.Client.RewindInstanceAsync(s.Id, "r"))).ShouldStartWith("System.InvalidOperationException: ");
    }

    // A gap: the in-memory service streams no history; wanted is what the engine's bookkeeping is known to be.
    [Scenario("client-history")]
    public async Task History()
    {
        await using var s = await Scenario.StartAsync("client-history", (s, f) => f.Orchestrator("ActSeq", async c =>
        {
            var a = await c.CallActivityAsync<int>("Sq", 2);
            return await c.CallActivityAsync<int>("Sq", a);
        }));
        await s.RunAsync("ActSeq", 1);
        var history = await s.Client.GetOrchestrationHistoryAsync(s.Id);
        string.Join(',', history.Select(h => h.EventType)).ShouldBe(
            "OrchestratorStarted,ExecutionStarted,TaskScheduled,OrchestratorCompleted,OrchestratorStarted,TaskCompleted,TaskScheduled,OrchestratorCompleted,OrchestratorStarted,TaskCompleted,ExecutionCompleted,OrchestratorCompleted");
        (await ResultAsync(() => s.Client.GetOrchestrationHistoryAsync("nope"))).ShouldBe(
            "System.ArgumentException: An orchestration with the instanceId nope was not found.");
    }

    private static Task ThrowSync(TaskOrchestrationContext c)
    {
        c.SetCustomStatus("s");
        throw new ApplicationException("boom-1");
    }

    private static async Task SettleAsync(Scenario s)
    {
        for (var i = 1; i <= 5; i++)
        {
            await s.RunAsync("Quick", i, $"q-a{i}");
        }

        await s.RunAsync("ThrowSync", null, "q-b1");
        await s.RunAsync("ThrowSync", null, "q-b2");
        await s.BeginAsync("WaitE", null, "q-c1");
        await s.UntilAsync(OrchestrationRuntimeStatus.Running, "q-c1");
    }

    private static async Task IdsAsync(Scenario s, string field, OrchestrationQuery? query)
    {
        var found = await s.Client.GetAllInstancesAsync(query).ToListAsync();
        s.Expect(field, string.Join(',', found.Select(m => m.InstanceId).Order(StringComparer.Ordinal)));
    }

    private static async Task ExpectMetadataAsync(Scenario s, string part, OrchestrationMetadata m)
    {
        var actual = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["name"] = m.Name,
            ["instanceId"] = m.InstanceId,
            ["runtimeStatus"] = m.RuntimeStatus.ToString(),
            ["serializedInput"] = m.SerializedInput,
            ["serializedOutput"] = m.SerializedOutput,
            ["serializedCustomStatus"] = m.SerializedCustomStatus,
            ["isCompleted"] = m.IsCompleted,
            ["isRunning"] = m.IsRunning,
            ["tags"] = string.Join(',', m.Tags.Select(t => $"{t.Key}={t.Value}")),
            ["readInputAsInt"] = await ValueAsync(() => m.ReadInputAs<int>().ToString(CultureInfo.InvariantCulture)),
            ["readOutputAsString"] = await ValueAsync(m.ReadOutputAs<string>),
            ["readCustomStatusAsString"] = await ValueAsync(m.ReadCustomStatusAs<string>),
            ["readOutputAsInt"] = await ValueAsync(() => m.ReadOutputAs<int>().ToString(CultureInfo.InvariantCulture)),
        };
        s.Observed.GetProperty(part).EnumerateObject().Select(field => field.Name).ShouldBe(actual.Keys, ignoreOrder: true);
        foreach (var field in s.Observed.GetProperty(part).EnumerateObject())
        {
            JsonSerializer.Serialize(actual[field.Name]).ShouldBe(JsonSerializer.Serialize(field.Value), $"{part}.{field.Name}");
        }
    }

    private static async Task<string?> ValueAsync(Func<string?> read)
    {
        string? value = null;
        var result = await ResultAsync(() => Task.FromResult(value = read()));
        return result is "ok" ? value : result;
    }

    private static async Task<string> ResultAsync(Func<Task> act)
    {
        try
        {
            await act();
            return "ok";
        }
        catch (Exception e)
        {
            return $"{e.GetType().FullName}: {e.Message}";
        }
    }
}
