using Microsoft.Extensions.Logging;

namespace TuningFunctions;

/// <summary>Every log message of the function app; event ids from 3000.</summary>
internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Error, "The HTTP function {Function} failed")]
    public static partial void RequestFailed(this ILogger logger, string function, Exception failure);

    [LoggerMessage(3100, LogLevel.Information, "Run {Run}: {Kind}: {Reason}")]
    public static partial void RunTold(this ILogger logger, string run, string kind, string reason);

    [LoggerMessage(3101, LogLevel.Error, "The schedule {Schedule} could not be looked at")]
    public static partial void ScheduleFailed(this ILogger logger, string schedule, Exception failure);

    [LoggerMessage(3102, LogLevel.Warning, "The address of the schedule {Schedule} was not told of run {Run}: {Error}")]
    public static partial void RunNotTold(this ILogger logger, string schedule, string run, string error);
}
