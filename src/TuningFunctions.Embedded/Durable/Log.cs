using Microsoft.Extensions.Logging;

namespace TuningFunctions.Embedded.Durable;

/// <summary>The messages of the engine, ids 1000 to 1099.</summary>
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
}
