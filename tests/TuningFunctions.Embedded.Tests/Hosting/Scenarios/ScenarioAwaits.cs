using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Tests.Hosting.Scenarios;

/// <summary>Orchestrators that await what is not durable.</summary>
public sealed class ScenarioAwaits(ScenarioTrace trace)
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    [Function("FnConfA")]
    public async Task<int> ConfigureAwaitAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        trace.Log(context, "start");
        var a = await context.CallActivityAsync<int>("Sq", 2).ConfigureAwait(false);
        trace.Log(context, "after1");
        var b = await context.CallActivityAsync<int>("Sq", a).ConfigureAwait(false);
        trace.Log(context, "after2");
        return b;
    }

    [Function("FnYield")]
    public async Task<int> YieldAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        trace.Log(context, "start");
        await Task.Yield();
        trace.Log(context, "after");
        return await context.CallActivityAsync<int>("Sq", 3);
    }

    [Function("FnDelayFirst")]
    public static async Task<string> DelayFirstAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await Task.Delay(Short);
        return "x";
    }

    [Function("FnDelayFirstLogged")]
    public async Task<string> DelayFirstLoggedAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        trace.Log(context, "start");
        await Task.Delay(Short);
        trace.Log(context, "after");
        return "x";
    }

    [Function("FnDelayMid")]
    public async Task<string> DelayMidAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        trace.Log(context, "start");
        await context.CallActivityAsync<int>("Sq", 1);
        trace.Log(context, "mid");
        await Task.Delay(Short);
        trace.Log(context, "after");
        await context.CallActivityAsync<int>("Sq", 2);
        return "x";
    }

    [Function("FnTaskRun")]
    public async Task<int> TaskRunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        trace.Log(context, "start");
        var v = await Task.Run(async () =>
        {
            // Not over before a slow machine comes to await it.
            await Task.Delay(6 * Short);
            return 5;
        });
        trace.Log(context, "after");
        await context.CallActivityAsync<int>("Sq", 2);
        return v;
    }
}
