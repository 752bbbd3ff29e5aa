namespace Microsoft.DurableTask;

/// <content>Tasks, timers and events.</content>
public abstract partial class TaskOrchestrationContext
{
    /// <summary>Calls an activity.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">How it is called.</param>
    /// <returns>Ends when the activity does.</returns>
    /// <exception cref="TaskFailedException">The activity failed.</exception>
    public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) =>
        CallActivityAsync<object>(name, input, options);

    /// <summary>Calls an activity without input.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">How it is called.</param>
    /// <returns>Ends when the activity does.</returns>
    /// <exception cref="TaskFailedException">The activity failed.</exception>
    public virtual Task CallActivityAsync(TaskName name, TaskOptions options) => CallActivityAsync(name, null, options);

    /// <summary>Calls an activity without input.</summary>
    /// <typeparam name="TResult">The type of its result.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="options">How it is called.</param>
    /// <returns>Its result.</returns>
    /// <exception cref="TaskFailedException">The activity failed.</exception>
    public virtual Task<TResult> CallActivityAsync<TResult>(TaskName name, TaskOptions options) =>
        CallActivityAsync<TResult>(name, null, options);

    /// <summary>Calls an activity.</summary>
    /// <typeparam name="TResult">The type of its result.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">How it is called.</param>
    /// <returns>Its result.</returns>
    /// <exception cref="TaskFailedException">The activity failed.</exception>
    public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

    /// <summary>Waits for a time.</summary>
    /// <param name="delay">How long.</param>
    /// <param name="cancellationToken">Cancels the timer.</param>
    /// <returns>Ends when the timer fires.</returns>
    public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken) =>
        CreateTimer(CurrentUtcDateTime.Add(delay), cancellationToken);

    /// <summary>Waits until an instant.</summary>
    /// <param name="fireAt">The instant; a local time is converted to UTC.</param>
    /// <param name="cancellationToken">Cancels the timer.</param>
    /// <returns>Ends when the timer fires.</returns>
    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    /// <summary>Waits for an event.</summary>
    /// <typeparam name="T">The type of its payload.</typeparam>
    /// <param name="eventName">Its name, case aside.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The payload.</returns>
    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    /// <summary>Waits for an event for some time.</summary>
    /// <typeparam name="T">The type of its payload.</typeparam>
    /// <param name="eventName">Its name, case aside.</param>
    /// <param name="timeout">How long.</param>
    /// <returns>The payload.</returns>
    /// <exception cref="TaskCanceledException">The time is over.</exception>
    public Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout) =>
        WaitForExternalEvent<T>(eventName, timeout, CancellationToken.None);

    /// <summary>Waits for an event for some time.</summary>
    /// <typeparam name="T">The type of its payload.</typeparam>
    /// <param name="eventName">Its name, case aside.</param>
    /// <param name="timeout">How long.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The payload.</returns>
    /// <exception cref="TaskCanceledException">The time is over.</exception>
    public async Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var timerSource = new CancellationTokenSource();
        using var waitSource = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timer = CreateTimer(timeout, timerSource.Token);
        var wait = WaitForExternalEvent<T>(eventName, waitSource.Token);
        if (await Task.WhenAny(timer, wait) == wait)
        {
            timerSource.Cancel();
        }
        else
        {
            waitSource.Cancel();
        }

        return await wait;
    }

    /// <summary>Sends an event to another instance; unknown ids are no error.</summary>
    /// <param name="instanceId">The receiver.</param>
    /// <param name="eventName">The name of the event.</param>
    /// <param name="payload">Its payload.</param>
    public abstract void SendEvent(string instanceId, string eventName, object payload);

    /// <summary>Calls a sub-orchestration.</summary>
    /// <typeparam name="TResult">The type of its result.</typeparam>
    /// <param name="orchestratorName">Its name.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">How it is called.</param>
    /// <returns>Its result.</returns>
    /// <exception cref="TaskFailedException">It failed.</exception>
    public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null);

    /// <summary>Calls a sub-orchestration without input.</summary>
    /// <typeparam name="TResult">The type of its result.</typeparam>
    /// <param name="orchestratorName">Its name.</param>
    /// <param name="options">How it is called.</param>
    /// <returns>Its result.</returns>
    /// <exception cref="TaskFailedException">It failed.</exception>
    public virtual Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync<TResult>(orchestratorName, null, options);

    /// <summary>Calls a sub-orchestration without input.</summary>
    /// <param name="orchestratorName">Its name.</param>
    /// <param name="options">How it is called.</param>
    /// <returns>Ends when it does.</returns>
    /// <exception cref="TaskFailedException">It failed.</exception>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync(orchestratorName, null, options);

    /// <summary>Calls a sub-orchestration.</summary>
    /// <param name="orchestratorName">Its name.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">How it is called.</param>
    /// <returns>Ends when it does.</returns>
    /// <exception cref="TaskFailedException">It failed.</exception>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        CallSubOrchestratorAsync<object>(orchestratorName, input, options);
}
