using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using TuningFunctions.Embedded.Durable;

namespace TuningFunctions.Embedded.Tests.Durable;

/// <summary>Plain delegates as functions.</summary>
internal sealed class DelegateExecutor : ITaskExecutor
{
    private readonly ConcurrentDictionary<string, Func<TaskOrchestrationContext, Task<object?>>> _orchestrators =
        new(StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentDictionary<string, Func<ActivityCall, CancellationToken, Task<string?>>> _activities =
        new(StringComparer.OrdinalIgnoreCase);

    public ConcurrentDictionary<string, int> Calls { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, List<string>> Traces { get; } = new(StringComparer.Ordinal);

    public DataConverter Converter { get; set; } = JsonDataConverter.Default;

    public DelegateExecutor Orchestrator<TIn, TOut>(string name, Func<TaskOrchestrationContext, TIn?, Task<TOut>> body)
    {
        _orchestrators[name] = async context => await body(context, context.GetInput<TIn>());
        return this;
    }

    public DelegateExecutor Orchestrator<TOut>(string name, Func<TaskOrchestrationContext, Task<TOut>> body)
    {
        _orchestrators[name] = async context => await body(context);
        return this;
    }

    public DelegateExecutor Orchestrator(string name, Func<TaskOrchestrationContext, Task> body)
    {
        _orchestrators[name] = async context =>
        {
            await body(context);
            return null;
        };
        return this;
    }

    public DelegateExecutor Activity<TIn, TOut>(string name, Func<TIn?, Task<TOut>> body) =>
        RawActivity(name, async (call, _) => Converter.Serialize(await body(Read<TIn>(call.Input))));

    public DelegateExecutor RawActivity(string name, Func<ActivityCall, CancellationToken, Task<string?>> body)
    {
        _activities[name] = body;
        return this;
    }

    public void Log(TaskOrchestrationContext context, string text)
    {
        var trace = Traces.GetOrAdd(context.InstanceId, static _ => []);
        lock (trace)
        {
            trace.Add($"{text} r={(context.IsReplaying ? "true" : "false")}");
        }
    }

    public List<string> TraceOf(string id)
    {
        if (!Traces.TryGetValue(id, out var trace))
        {
            return [];
        }

        lock (trace)
        {
            return [.. trace];
        }
    }

    public int Count(string key) => Calls.AddOrUpdate(key, 1, static (_, n) => n + 1);

    public bool HasOrchestrator(string name) => _orchestrators.ContainsKey(name);

    public bool HasActivity(string name) => _activities.ContainsKey(name);

    public Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context) => _orchestrators[name](context);

    public Task<string?> RunActivityAsync(ActivityCall call, CancellationToken cancellationToken) =>
        _activities[call.Name](call, cancellationToken);

    private TIn? Read<TIn>(string input) => Converter.Deserialize<TIn>(input);
}
