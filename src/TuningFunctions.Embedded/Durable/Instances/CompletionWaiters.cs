using System.Collections.Concurrent;

namespace TuningFunctions.Embedded.Durable.Instances;

/// <summary>Those who wait for an instance to change.</summary>
internal sealed class CompletionWaiters
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiters = new(StringComparer.Ordinal);

    /// <summary>Ends at the next change of the instance. Ask for it before looking at the instance.</summary>
    public Task NextChange(string instanceId) => _waiters.GetOrAdd(
        instanceId, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>The instance has changed.</summary>
    public void Changed(string instanceId)
    {
        if (_waiters.TryRemove(instanceId, out var waiter))
        {
            waiter.TrySetResult();
        }
    }
}
