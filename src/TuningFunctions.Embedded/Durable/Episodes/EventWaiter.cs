using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Durable.Episodes;

/// <summary>Something that waits for an external event with a payload of one type.</summary>
internal sealed class EventWaiter<T> : IEventWaiter
{
    private readonly TaskCompletionSource<T> _source = new();

    /// <summary>Ends when the event arrives.</summary>
    public Task<T> Task => _source.Task;

    /// <inheritdoc/>
    public Type PayloadType => typeof(T);

    /// <inheritdoc/>
    public bool Receive(string? payload, DataConverter converter) => _source.TrySetResult(converter.Deserialize<T>(payload)!);

    /// <summary>Gives the wait up; the waiter keeps its place, as in the real engine.</summary>
    public void Cancel(CancellationToken token) => _source.TrySetCanceled(token);
}
