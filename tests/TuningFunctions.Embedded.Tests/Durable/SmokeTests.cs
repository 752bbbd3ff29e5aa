using Microsoft.DurableTask.Client;

namespace TuningFunctions.Embedded.Tests.Durable;

public sealed class SmokeTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_TwoActivities_Completes(bool replay)
    {
        await using var engine = await TestEngine.StartAsync(
            f => f
                .Activity<int, int>("Sq", i => Task.FromResult(i * i))
                .Orchestrator<int, int>("Two", async (context, x) =>
                {
                    f.Log(context, "start");
                    var a = await context.CallActivityAsync<int>("Sq", 2);
                    var b = await context.CallActivityAsync<int>("Sq", a);
                    return a + b + x;
                }),
            o => o with { ReplayEveryEpisode = replay });
        var end = await engine.RunAsync("Two", 1, "two");
        end.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed, end.FailureDetails?.ToString());
        end.ReadOutputAs<int>().ShouldBe(21);
        engine.Functions.TraceOf("two").Count.ShouldBe(replay ? 3 : 1);
    }
}
