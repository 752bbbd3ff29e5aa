using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace TuningFunctions.Embedded.Tests.Durable;

[Collection(Alone.Name)]
public sealed class LoadTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FanOut_TenThousand_CompletesWithFewReplays(bool replay)
    {
        const int Count = 10_000;
        await using var engine = await TestEngine.StartAsync(
            f => f.Activity<int, int>("Same", Task.FromResult).Orchestrator("O", async c =>
            {
                f.Count("turns");
                return (await Task.WhenAll(Enumerable.Range(0, Count).Select(i => c.CallActivityAsync<int>("Same", i)))).Sum();
            }),
            o => o with { ReplayEveryEpisode = replay });
        (await engine.RunAsync("O")).ReadOutputAs<int>().ShouldBe(Count * (Count - 1) / 2);
        engine.Functions.Calls["turns"].ShouldBeLessThan(replay ? 1000 : 2);
    }

    [Fact]
    public async Task Generations_ManyActivities_MemoryStaysFlat()
    {
        const int Batch = 250;
        var generations = LongRun.Count(24, 400);
        var sizes = new List<long>();
        await using var engine = await TestEngine.StartAsync(
            f => f.Activity<int, int>("Same", Task.FromResult).Orchestrator<int, int>("O", async (c, n) =>
            {
                await Task.WhenAll(Enumerable.Range(0, Batch).Select(i => c.CallActivityAsync<int>("Same", i)));
                if (n % 4 == 0)
                {
                    sizes.Add(GC.GetTotalMemory(true));
                }

                if (n < generations)
                {
                    c.ContinueAsNew(n + 1);
                }

                return n;
            }),
            o => o with { ReplayEveryEpisode = false });
        (await engine.RunAsync("O", 1)).ReadOutputAs<int>().ShouldBe(generations);
        (sizes[^1] - sizes[1]).ShouldBeLessThan(16_000_000);
    }

    [Fact]
    public async Task Backlog_LargerThanTheWindow_KeepsInputsInTheStore()
    {
        // Inputs of 8 KB in memory: the whole backlog would be far above the limit.
        var count = LongRun.Count(20_000, 1_000_000);
        var block = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var input = new string('i', 4000);
        await using var engine = await TestEngine.StartAsync(
            f => f
                .RawActivity("Block", async (_, stopping) =>
                {
                    f.Count("ran");
                    await block.Task.WaitAsync(stopping);
                    return null;
                })
                .Orchestrator<int, int>("O", async (c, n) =>
                {
                    await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => c.CallActivityAsync("Block", input)));
                    return n;
                }),
            o => o with { ReplayEveryEpisode = true });
        var before = GC.GetTotalMemory(true);
        for (var n = 0; n < count / 1000; n++)
        {
            await engine.Client.ScheduleNewOrchestrationInstanceAsync("O", n, new StartOrchestrationOptions($"o{n}"));
        }

        await Scenarios.Scenario.UntilAsync(() => engine.Client.GetAllInstancesAsync(
            new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Pending], PageSize: 1)).AsPages().FirstAsync().AsTask().GetAwaiter().GetResult().Values.Count == 0);
        // The commit that ends the wait may still be handing out what it wrote; what counts is what stays.
        await Scenarios.Scenario.UntilAsync(() => GC.GetTotalMemory(true) - before < 80_000_000 + (count * 400L));
        block.SetResult();
        (await engine.EndAsync("o0")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        using var limit = new CancellationTokenSource(TestEngine.Patience);
        (await engine.Client.WaitForInstanceCompletionAsync($"o{(count / 1000) - 1}", limit.Token))
            .RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        engine.Functions.Calls["ran"].ShouldBe(count);
    }
}
