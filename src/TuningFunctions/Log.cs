using Microsoft.Extensions.Logging;

namespace TuningFunctions;

/// <summary>Every log message of the function app; event ids from 3000.</summary>
internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Error, "The HTTP function {Function} failed")]
    public static partial void RequestFailed(this ILogger logger, string function, Exception failure);
}
