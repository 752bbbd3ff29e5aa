using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Benchmarks;

/// <summary>Orchestrators that fan out or go step by step, and an activity that does nothing, as functions of an app.</summary>
internal sealed class BenchmarkFunctions(BenchmarkGate gate)
{
    /// <summary>Calls so many activities at once.</summary>
    [Function("FanOut")]
    public static async Task<int> FanOutAsync([OrchestrationTrigger] TaskOrchestrationContext context, int count)
    {
        var tasks = Enumerable.Range(0, count).Select(i => context.CallActivityAsync<int>("Nothing", i)).ToArray();
        return (await Task.WhenAll(tasks)).Length;
    }

    /// <summary>Calls so many activities, one after the other.</summary>
    [Function("Sequence")]
    public static async Task<int> SequenceAsync([OrchestrationTrigger] TaskOrchestrationContext context, int count)
    {
        for (var index = 0; index < count; index++)
        {
            await context.CallActivityAsync<int>("Nothing", index);
        }

        return count;
    }

    /// <summary>Does nothing.</summary>
    [Function("Nothing")]
    public async Task<int> NothingAsync([ActivityTrigger] int input, CancellationToken cancellationToken)
    {
        await gate.PassAsync(cancellationToken);
        return input;
    }
}
