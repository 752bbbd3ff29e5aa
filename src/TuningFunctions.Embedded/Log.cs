using Microsoft.Extensions.Logging;
using TuningFunctions.Embedded.Durable;

namespace TuningFunctions.Embedded;

/// <summary>Every message of the embedded host. Event ids: 1000-1999 engine, 2000-2999 host.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Warning, "The event '{EventName}' raised to '{InstanceId}' went to a waiter that had given up; it is lost, as it is on Azure.")]
    public static partial void EventLost(ILogger logger, string eventName, string instanceId);

    [LoggerMessage(1001, LogLevel.Warning, "The event '{EventName}' was sent to '{InstanceId}', which does not exist or has ended; it is dropped.")]
    public static partial void EventDropped(ILogger logger, string eventName, string instanceId);

    [LoggerMessage(1002, LogLevel.Error, "The instance '{InstanceId}' has version '{InstanceVersion}', which this code of version '{CodeVersion}' does not run ({Match}); it is left as it is.")]
    public static partial void VersionRefused(ILogger logger, string instanceId, string instanceVersion, string codeVersion, VersionMatch match);

    [LoggerMessage(1003, LogLevel.Error, "An episode of '{InstanceId}' could not be stored; it runs again.")]
    public static partial void EpisodeNotStored(ILogger logger, Exception exception, string instanceId);

    [LoggerMessage(1004, LogLevel.Warning, "The process ended while {Count} activities were running; {Alone} of them now run one at a time, {Poison} fail as poison.")]
    public static partial void CrashFound(ILogger logger, int count, int alone, int poison);

    [LoggerMessage(1005, LogLevel.Warning, "The request '{Request}' is for '{InstanceId}', which does not exist or has ended; nothing is done.")]
    public static partial void RequestDropped(ILogger logger, string request, string instanceId);

    [LoggerMessage(1006, LogLevel.Warning, "The activity '{Name}' of '{InstanceId}' failed.")]
    public static partial void ActivityFailed(ILogger logger, Exception exception, string name, string instanceId);

    [LoggerMessage(1007, LogLevel.Warning, "The orchestration '{Name}' with id '{InstanceId}' failed: {Message}")]
    public static partial void OrchestrationFailed(ILogger logger, string name, string instanceId, string? message);

    [LoggerMessage(2000, LogLevel.Information, "{Functions} functions of {Assembly} run with home {Home}; HTTP at {Address}")]
    public static partial void HostStarted(this ILogger logger, int functions, string? assembly, string home, Uri? address);

    [LoggerMessage(2001, LogLevel.Warning, "No key is set (TUNE_FUNCTION_KEY, TUNE_SYSTEM_KEY): every program on this machine may call every function at {Address}")]
    public static partial void KeysAbsent(this ILogger logger, Uri address);

    [LoggerMessage(2002, LogLevel.Information, "{Method} {Path} refused: {Reason}")]
    public static partial void RequestRefused(this ILogger logger, string method, string? path, string reason);

    [LoggerMessage(2003, LogLevel.Debug, "The client of {Path} went away")]
    public static partial void RequestAborted(this ILogger logger, string? path);

    [LoggerMessage(2004, LogLevel.Error, "Function {Function} failed (invocation {InvocationId})")]
    public static partial void FunctionFailed(this ILogger logger, string function, string invocationId, Exception error);

    [LoggerMessage(2005, LogLevel.Information, "Function {Function} is disabled")]
    public static partial void FunctionDisabled(this ILogger logger, string function);

    [LoggerMessage(2006, LogLevel.Debug, "Timer {Function} fires; next occurrence {Next:o}")]
    public static partial void TimerFires(this ILogger logger, string function, DateTime next);

    [LoggerMessage(2007, LogLevel.Warning, "The state of timer {Function} cannot be read and is started anew: {Reason}")]
    public static partial void TimerStateUnreadable(this ILogger logger, string function, string reason);

    [LoggerMessage(2008, LogLevel.Information, "The host stops")]
    public static partial void HostStops(this ILogger logger);

    [LoggerMessage(2009, LogLevel.Error, "Timer {Function} stopped because its state cannot be written")]
    public static partial void TimerStopped(this ILogger logger, string function, Exception error);

    [LoggerMessage(2010, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void RequestFailed(this ILogger logger, string method, string? path, Exception error);
}
