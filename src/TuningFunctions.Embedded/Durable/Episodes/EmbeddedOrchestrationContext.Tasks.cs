using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using CoreTaskFailedException = DurableTask.Core.Exceptions.TaskFailedException;
using TaskFailedException = Microsoft.DurableTask.TaskFailedException;

namespace TuningFunctions.Embedded.Durable.Episodes;

/// <content>Tasks, timers and events.</content>
internal sealed partial class EmbeddedOrchestrationContext
{
    /// <inheritdoc/>
    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null) =>
        run.Given.Give(ResultOfActivityAsync<TResult>(name, StartActivity(name, input, options)));

    /// <inheritdoc/>
    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        run.Given.Give(ResultOfChildAsync<TResult>(orchestratorName, StartChild(orchestratorName, input, options)));

    /// <inheritdoc/>
    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        run.RequireOwnThread();
        var due = fireAt.ToUniversalTime();
        return run.Given.Give(due - CurrentUtcDateTime <= services.Options.MaximumTimerInterval
            ? run.SetTimer(due, cancellationToken)
            : ChainTimersAsync(due, cancellationToken));
    }

    /// <inheritdoc/>
    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        run.RequireOwnThread();
        return run.Given.Give(run.WaitFor<T>(eventName, cancellationToken));
    }

    private async Task ChainTimersAsync(DateTime due, CancellationToken cancellationToken)
    {
        var longest = services.Options.MaximumTimerInterval;
        while (due - CurrentUtcDateTime > longest && !cancellationToken.IsCancellationRequested)
        {
            await run.SetTimer(CurrentUtcDateTime + longest, cancellationToken);
        }

        await run.SetTimer(due, cancellationToken);
    }

    // What waits for a result must not hold the input: a large fan-out would keep all of them in memory.
    private Task<string?> StartActivity(TaskName name, object? input, TaskOptions? options)
    {
        try
        {
            run.RequireOwnThread();
            RefuseOptionsAsInput(input, options);
            var data = Converter.Serialize(input) ?? "null";
            return options?.Retry is { } retry
                ? Retrying.RunAsync(this, retry, () => run.CallActivity(name, data))
                : run.CallActivity(name, data);
        }
#pragma warning disable CA1031 // Who awaits the call gets the exception, as from the real context.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Task.FromException<string?>(exception);
        }
    }

    private Task<string?> StartChild(TaskName name, object? input, TaskOptions? options)
    {
        try
        {
            run.RequireOwnThread();
            var child = options as SubOrchestrationOptions;
            var instanceId = child?.InstanceId ?? NewGuid().ToString("N");
            var version = (child?.Version ?? options?.Version)?.Version ?? services.Options.DefaultVersion;
            var data = Converter.Serialize(input);
            return options?.Retry is { } retry
                ? Retrying.RunAsync(this, retry, () => run.CallChild(name, instanceId, data, version))
                : run.CallChild(name, instanceId, data, version);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Task.FromException<string?>(exception);
        }
    }

    private async Task<TResult> ResultOfActivityAsync<TResult>(TaskName name, Task<string?> call)
    {
        try
        {
            return Read<TResult>(await call);
        }
        catch (CoreTaskFailedException failed)
        {
            throw new TaskFailedException(name, failed.ScheduleId, failed);
        }
    }

    private async Task<TResult> ResultOfChildAsync<TResult>(TaskName name, Task<string?> call)
    {
        try
        {
            return Read<TResult>(await call);
        }
        catch (SubOrchestrationFailedException failed)
        {
            throw new TaskFailedException(name, failed.ScheduleId, failed.FailureDetails!);
        }
    }

    private static void RefuseOptionsAsInput(object? input, TaskOptions? options)
    {
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException(
                "A TaskOptions value was provided for the activity input but no value was provided for options. Did you actually mean to provide a TaskOptions value for the options parameter?",
                nameof(input));
        }
    }

    private TResult Read<TResult>(string? data) => data is null ? default! : Converter.Deserialize<TResult>(data)!;
}
