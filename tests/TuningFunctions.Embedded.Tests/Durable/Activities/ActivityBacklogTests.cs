using TuningFunctions.Embedded.Durable;
using TuningFunctions.Embedded.Durable.Activities;
using TuningFunctions.Embedded.Durable.Storage;

namespace TuningFunctions.Embedded.Tests.Durable.Activities;

public sealed class ActivityBacklogTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hub-backlog-");

    public void Dispose() => _folder.Delete(recursive: true);

    // After a restart an episode may schedule more before the store was read.
    [Fact]
    public async Task Load_AfterMoreWasScheduled_TakesUpWhatWasPendingBefore()
    {
        await LeavePendingAsync(3);
        await using var store = new HubStore(Path.Combine(_folder.FullName, "hub.db"), Durability.Process);
        var backlog = new ActivityBacklog(store);

        backlog.Add([new PendingActivity(4, 1, "fan", 3, "Later", "[]", 0)]);
        backlog.Load();

        using var limit = new CancellationTokenSource(TestEngine.Patience);
        var taken = new List<long>();
        await foreach (var activity in backlog.TakeAllAsync(limit.Token))
        {
            taken.Add(activity.Seq);
            if (taken.Count == 3)
            {
                break;
            }
        }

        taken.ShouldBe([1, 2, 3]);
    }

    private async Task LeavePendingAsync(int count)
    {
        using var entered = new SemaphoreSlim(0);
        var engine = await TestEngine.StartAsync(
            f => f
                .Activity<int, int>("Never", async _ =>
                {
                    entered.Release();
                    await Task.Delay(Timeout.InfiniteTimeSpan);
                    return 0;
                })
                .Orchestrator("Fan", c => Task.WhenAll(Enumerable.Range(0, count).Select(i => c.CallActivityAsync<int>("Never", i)))),
            folder: _folder.FullName);
        await engine.Client.ScheduleNewOrchestrationInstanceAsync(
            "Fan", null, new Microsoft.DurableTask.StartOrchestrationOptions("fan"), CancellationToken.None);
        for (var running = 0; running < count; running++)
        {
            (await entered.WaitAsync(TestEngine.Patience)).ShouldBeTrue();
        }

        await engine.KillAsync();
    }
}
