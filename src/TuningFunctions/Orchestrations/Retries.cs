using Microsoft.DurableTask;

namespace TuningFunctions.Orchestrations;

/// <summary>How activities are repeated: a step that fails for good fails its session.</summary>
internal static class Retries
{
    /// <summary>Three attempts, a second and two seconds apart.</summary>
    public static TaskOptions Usual { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 3, firstRetryInterval: TimeSpan.FromSeconds(1), backoffCoefficient: 2));

    /// <summary>Ten attempts over five minutes: for a step that nothing comes after.</summary>
    public static TaskOptions Patient { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 10, firstRetryInterval: TimeSpan.FromSeconds(1), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(1)));
}
