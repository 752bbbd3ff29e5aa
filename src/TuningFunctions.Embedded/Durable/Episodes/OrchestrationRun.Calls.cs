namespace TuningFunctions.Embedded.Durable.Episodes;

/// <content>What the context asks for.</content>
internal sealed partial class OrchestrationRun
{
    private bool WaitedForEvents { get; set; }

    /// <summary>Refuses a caller that is not on the thread of the episode.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public void RequireOwnThread()
    {
        if (!_scheduler.IsOwner)
        {
            _scheduler.Stray = true;
            throw IllegalAwait.Create(first: false);
        }
    }

    /// <summary>Calls an activity.</summary>
    /// <returns>Its serialized result.</returns>
    public Task<string?> CallActivity(string name, string input)
    {
        var id = _nextId++;
        _actions.Add(id, new OrchestratorAction.CallActivity(id, name, input));
        return Open(id).Task;
    }

    /// <summary>Calls a sub-orchestration.</summary>
    /// <returns>Its serialized result.</returns>
    public Task<string?> CallChild(string name, string instanceId, string? input, string? version)
    {
        var id = _nextId++;
        _actions.Add(id, new OrchestratorAction.CallChild(id, name, instanceId, input, version));
        return Open(id).Task;
    }

    /// <summary>Sends an event.</summary>
    public void SendEvent(string instanceId, string name, string? payload)
    {
        var id = _nextId++;
        _actions.Add(id, new OrchestratorAction.SendEvent(id, instanceId, name, payload));
    }

    /// <summary>Sets a timer.</summary>
    /// <returns>Ends when it fires or is cancelled.</returns>
    public Task SetTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        var id = _nextId++;
        _actions.Add(id, new OrchestratorAction.SetTimer(id, fireAt));
        var source = Open(id);
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.Register(() => CancelTimer(id, source, cancellationToken));
        }

        return source.Task;
    }

    /// <summary>Waits for an event.</summary>
    /// <returns>Its payload.</returns>
    public Task<T> WaitFor<T>(string name, CancellationToken cancellationToken)
    {
        WaitedForEvents = true;
        if (Events.Take(name) is { } buffered)
        {
            return Task.FromResult(Read<T>(buffered.Data));
        }

        var waiter = new EventWaiter<T>();
        Events.Add(name, waiter);
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.Register(() => waiter.Cancel(cancellationToken));
        }

        return waiter.Task;
    }

    private T Read<T>(string? payload) => _services.Options.Converter.Deserialize<T>(payload)!;

    private TaskCompletionSource<string?> Open(int id)
    {
        var source = new TaskCompletionSource<string?>();
        _open.Add(id, source);
        return source;
    }

    private void CancelTimer(int id, TaskCompletionSource<string?> source, CancellationToken cancellationToken)
    {
        if (!_open.Remove(id))
        {
            return;
        }

        if (_actions.TryGetValue(id, out var action))
        {
            ((OrchestratorAction.SetTimer)action).Cancelled = true;
        }
        else
        {
            _cancelledTimers.Add(id);
        }

        source.TrySetCanceled(cancellationToken);
    }
}
