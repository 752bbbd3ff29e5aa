using System.Globalization;
using Microsoft.DurableTask;
using TuningFunctions.Embedded.Durable;

namespace TuningFunctions.Embedded.Benchmarks;

/// <summary>Orchestrators that fan out or go step by step, and an activity that does nothing.</summary>
internal sealed class BenchmarkFunctions : ITaskExecutor
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether activities do not end before the host stops.</summary>
    public bool Blocked { get; init; }

    /// <summary>Ends when the first activity runs.</summary>
    public Task FirstActivity => _first.Task;

    /// <inheritdoc/>
    public bool HasOrchestrator(string name) => name is "FanOut" or "Sequence" or "Generations";

    /// <inheritdoc/>
    public bool HasActivity(string name) => name is "Nothing";

    /// <inheritdoc/>
    public async Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context)
    {
        var count = context.GetInput<int>();
        switch (name)
        {
            case "FanOut":
                var tasks = Enumerable.Range(0, count).Select(i => context.CallActivityAsync<int>("Nothing", i)).ToArray();
                return (await Task.WhenAll(tasks)).Length;
            case "Sequence":
                for (var index = 0; index < count; index++)
                {
                    await context.CallActivityAsync<int>("Nothing", index);
                }

                return count;
            default:
                return await GenerationAsync(context, count);
        }
    }

    /// <inheritdoc/>
    public async Task<string?> RunActivityAsync(ActivityCall call, CancellationToken cancellationToken)
    {
        _first.TrySetResult();
        if (Blocked)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        return call.Input;
    }

    private static async Task<object?> GenerationAsync(TaskOrchestrationContext context, int left)
    {
        const int Batch = 250;
        var tasks = Enumerable.Range(0, Batch).Select(i => context.CallActivityAsync<int>("Nothing", i)).ToArray();
        await Task.WhenAll(tasks);
        if (left > 1)
        {
            context.ContinueAsNew(left - 1);
        }

        return left.ToString(CultureInfo.InvariantCulture);
    }
}
