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

    // What the code itself refuses is refused again; stores, networks and disks recover.
    private static bool IsOfInfrastructure(TaskFailureDetails failure) => failure.ErrorType is not (
        "System.InvalidOperationException" or "System.ArgumentException" or "System.ArgumentNullException"
        or "System.ArgumentOutOfRangeException" or "System.IO.FileNotFoundException" or "System.IO.InvalidDataException");
}
