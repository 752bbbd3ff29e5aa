using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using TuningFunctions.Embedded.Hosting.Catalogue;
using TuningFunctions.Embedded.Hosting.Invocation;

namespace TuningFunctions.Embedded.Timers;

/// <summary>Fires one timer function, never twice at once. The rules are those of the real timer listener: a firing that was
/// missed while the host was down is made up once, occurrences that pass while the function runs collapse into one.</summary>
internal sealed class FunctionTimer
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly FunctionEntry _function;
    private readonly FunctionTrigger.Timer _trigger;
    private readonly FunctionInvoker _invoker;
    private readonly TimerStates _states;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TimerSchedule _schedule;
    private readonly bool _isMonitored;
    private TimerState _state;

    public FunctionTimer(FunctionEntry function, FunctionInvoker invoker, TimerStates states, TimeProvider time, ILogger logger)
    {
        _function = function;
        _trigger = (FunctionTrigger.Timer)function.Trigger;
        _invoker = invoker;
        _states = states;
        _time = time;
        _logger = logger;
        _schedule = new(_trigger.Schedule);
        _isMonitored = _trigger.UseMonitor && !_schedule.IsFrequent(Now);
        _state = new(Last: default, _schedule.After(Now), Now);
    }

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    /// <summary>Fires whenever the schedule says so, until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_isMonitored && IsPastDue())
            {
                await FireAsync(isPastDue: true, cancellationToken);
            }
            else if (_trigger.RunOnStartup)
            {
                await FireAsync(isPastDue: false, cancellationToken);
            }

            while (!cancellationToken.IsCancellationRequested)
            {
                await WaitAsync(cancellationToken);
                await FireAsync(isPastDue: false, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops; the persisted state tells the next start what was missed.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _logger.TimerStopped(_function.Name, error);
        }
    }

    private bool IsPastDue()
    {
        if (_states.Read(_function.Name) is not { } stored)
        {
            _states.Write(_function.Name, _state);
            return false;
        }

        var now = Now;
        var expected = _schedule.After(stored.Last == default ? stored.LastUpdated : stored.Last);
        if (stored.Next != expected)
        {
            // The schedule was changed: an occurrence of the new one that has passed is no missed firing.
            var isPassed = now > expected;
            stored = new(Last: default, isPassed ? _schedule.After(now) : expected, isPassed ? now : stored.LastUpdated);
            _states.Write(_function.Name, stored);
        }

        _state = stored;
        return now > stored.Next;
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        for (var left = _state.Next - Now; left > TimeSpan.Zero; left = _state.Next - Now)
        {
            await Task.Delay(left < LongestWait ? left : LongestWait, _time, cancellationToken);
        }
    }

    private async Task FireAsync(bool isPastDue, CancellationToken cancellationToken)
    {
        var fired = Now;
        _logger.TimerFires(_function.Name, _state.Next);
        var info = new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = _isMonitored ? Status() : null };
        await InvokeAsync(new TriggerInput.Timer(info), cancellationToken);
        _state = new(fired, _schedule.After(fired), fired);
        if (_isMonitored)
        {
            _states.Write(_function.Name, _state);
        }
    }

    private async Task InvokeAsync(TriggerInput.Timer input, CancellationToken cancellationToken)
    {
        var rule = _function.Retry;
        for (var retries = 0; !await TryInvokeAsync(input, new(retries, rule?.MaxRetryCount ?? 0), cancellationToken); retries++)
        {
            if (rule?.Allows(retries) is not true)
            {
                return;
            }

            await Task.Delay(rule.Delay(retries), _time, cancellationToken);
        }
    }

    private async Task<bool> TryInvokeAsync(TriggerInput.Timer input, FunctionAttempt attempt, CancellationToken cancellationToken)
    {
        await using var invocation = _invoker.Create(_function, input, cancellationToken, attempt);
        try
        {
            await _invoker.RunAsync(invocation);
            return true;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            _logger.FunctionFailed(_function.Name, invocation.InvocationId, error);
            return false;
        }
    }

    private ScheduleStatus Status() =>
        new() { Last = _state.Last, Next = _state.Next, LastUpdated = _state.LastUpdated };
}
