using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>A timer that is repeated when it fails.</summary>
public sealed class RetriedTimerFunctions(Attempts attempts)
{
    [Function("Retried")]
    [ExponentialBackoffRetry(3, "00:00:01", "00:00:03")]
    public void Run([TimerTrigger("0 0 * * * *", RunOnStartup = true)] TimerInfo timer, FunctionContext context)
    {
        attempts.Add($"{context.RetryContext.RetryCount} of {context.RetryContext.MaxRetryCount}, past due {timer.IsPastDue}");
        throw new InvalidOperationException("fails");
    }
}
