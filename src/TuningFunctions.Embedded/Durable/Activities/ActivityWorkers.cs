using DurableTask.Core.History;
using Microsoft.Extensions.Logging;
using TuningFunctions.Embedded.Durable.Episodes;
using TuningFunctions.Embedded.Durable.History;
using TuningFunctions.Embedded.Durable.Storage;

namespace TuningFunctions.Embedded.Durable.Activities;

/// <summary>Runs pending activities, as many at a time as allowed; those that were running in two crashes alone.</summary>
internal sealed class ActivityWorkers(
    int count,
    ITaskExecutor executor,
    ActivityBacklog backlog,
    InFlightLedger ledger,
    TimeProvider time,
    EngineTelemetry telemetry,
    ILogger log,
    Action<PendingActivity, HistoryRow> finished) : IDisposable
{
    /// <summary>How often an activity may be running when the process dies.</summary>
    public const int Poison = 3;

    private const int MostUnrecorded = 10_000;

    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _unrecorded = new(MostUnrecorded);
    private readonly AloneGate _gate = new(count);
    private Task _all = Task.CompletedTask;

    /// <summary>Starts to run activities.</summary>
    public void Start() => _all = Task.WhenAll(Enumerable.Range(0, count).Select(slot => Task.Run(() => WorkAsync(slot))));

    /// <summary>Tells that results have been recorded.</summary>
    public void Recorded(int results)
    {
        if (results > 0)
        {
            _unrecorded.Release(results);
        }
    }

    /// <summary>Starts no more activities, asks the running ones to end and waits for them.</summary>
    public async Task StopAsync(TimeSpan timeout)
    {
        await _stop.CancelAsync();
        try
        {
            await _all.WaitAsync(timeout, time);
        }
        catch (TimeoutException)
        {
            // Those that do not end stay pending.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Dispose();
        _unrecorded.Dispose();
        _gate.Dispose();
    }

    private async Task WorkAsync(int slot)
    {
        try
        {
            await foreach (var activity in backlog.TakeAllAsync(_stop.Token))
            {
                _stop.Token.ThrowIfCancellationRequested();
                await _unrecorded.WaitAsync(_stop.Token);
                if (await RunAsync(slot, activity) is { } result)
                {
                    finished(activity, result);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopped: what is queued stays pending.
        }
    }

    private async Task<HistoryRow?> RunAsync(int slot, PendingActivity activity)
    {
        if (activity.Crashes >= Poison)
        {
            return Failed(activity, Failures.Poison(activity.Name));
        }

        if (!executor.HasActivity(activity.Name))
        {
            return Failed(activity, Failures.UnknownActivity(activity.Name));
        }

        var alone = activity.Crashes >= Poison - 1;
        await _gate.EnterAsync(alone, _stop.Token);
        ledger.Enter(slot, activity.Seq, alone);
        using var span = telemetry.StartActivity(activity);
        try
        {
            var started = time.GetTimestamp();
            var result = await ResultOfAsync(activity);
            telemetry.EndActivity(span, activity, result, time.GetElapsedTime(started));
            return result;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            ledger.Leave(slot);
            _gate.Leave(alone);
        }
    }

    private async Task<HistoryRow> ResultOfAsync(PendingActivity activity)
    {
        try
        {
            var call = new ActivityCall(activity.Name, activity.InstanceId, activity.TaskId, activity.Input);
            var output = await executor.RunActivityAsync(call, _stop.Token);
            return new HistoryRow(EventType.TaskCompleted, activity.TaskId, Now(), null, output);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The edge of an activity: whatever it throws is its recorded outcome.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.ActivityFailed(log, exception, activity.Name, activity.InstanceId);
            return Failed(activity, Failures.Thrown(exception));
        }
    }

    private HistoryRow Failed(PendingActivity activity, Microsoft.DurableTask.TaskFailureDetails failure) =>
        new(EventType.TaskFailed, activity.TaskId, Now(), activity.Name, null, failure);

    private DateTime Now() => time.GetUtcNow().UtcDateTime;
}
