using Microsoft.Extensions.Logging;

namespace TuningFunctions.Embedded;

/// <summary>Every message of the embedded host. Event ids: 1000-1999 engine, 2000-2999 host.</summary>
internal static partial class Log
{
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
