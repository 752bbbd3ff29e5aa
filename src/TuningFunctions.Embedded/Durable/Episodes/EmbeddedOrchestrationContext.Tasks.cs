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
        run.Given.Give(CallActivityOnceOrMoreAsync<TResult>(name, input, options));

    /// <inheritdoc/>
    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        run.Given.Give(CallChildOnceOrMoreAsync<TResult>(orchestratorName, input, options));

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

    private async Task<TResult> CallActivityOnceOrMoreAsync<TResult>(TaskName name, object? input, TaskOptions? options)
    {
        run.RequireOwnThread();
        RefuseOptionsAsInput(input, options);
        var data = Converter.Serialize(input) ?? "null";
        try
        {
            return Read<TResult>(await Retrying.RunAsync(this, options?.Retry, () => run.CallActivity(name, data)));
        }
        catch (CoreTaskFailedException failed)
        {
            throw new TaskFailedException(name, failed.ScheduleId, failed);
        }
    }

    private async Task<TResult> CallChildOnceOrMoreAsync<TResult>(TaskName name, object? input, TaskOptions? options)
    {
        run.RequireOwnThread();
        var child = options as SubOrchestrationOptions;
        var instanceId = child?.InstanceId ?? NewGuid().ToString("N");
        var version = (child?.Version ?? options?.Version)?.Version;
        var data = Converter.Serialize(input);
        try
        {
            return Read<TResult>(await Retrying.RunAsync(
                this, options?.Retry, () => run.CallChild(name, instanceId, data, version)));
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
