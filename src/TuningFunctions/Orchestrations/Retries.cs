using Microsoft.DurableTask;

namespace TuningFunctions.Orchestrations;

/// <summary>How activities are repeated: what a repetition could mend, with growing pauses; a step that fails for good fails its session.</summary>
internal static class Retries
{
    /// <summary>Five attempts over 15 seconds.</summary>
    public static TaskOptions Usual { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 5, firstRetryInterval: TimeSpan.FromSeconds(1), backoffCoefficient: 2)
    {
        HandleFailure = IsOfInfrastructure,
    });

    /// <summary>Ten attempts over five minutes: for a step that nothing comes after.</summary>
    public static TaskOptions Patient { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 10, firstRetryInterval: TimeSpan.FromSeconds(1), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(1)));

    // Stores, networks and disks recover; what the code itself refuses, or gets wrong, it does again.
    private static bool IsOfInfrastructure(TaskFailureDetails failure) => failure.ErrorType is
        "System.IO.IOException" or "System.IO.EndOfStreamException" or "System.UnauthorizedAccessException"
        or "System.TimeoutException" or "System.OperationCanceledException" or "System.Threading.Tasks.TaskCanceledException"
        or "System.Net.Http.HttpRequestException" or "System.Net.Sockets.SocketException"
        or "Npgsql.NpgsqlException" or "Npgsql.PostgresException" or "Microsoft.Data.Sqlite.SqliteException"
        or "Azure.RequestFailedException" or "Azure.Identity.AuthenticationFailedException" or "System.AggregateException";
}
