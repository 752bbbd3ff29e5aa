using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Durable.Episodes;

/// <summary>Runs a durable call again while its options say so, with the timers that the real engine sets.</summary>
internal static class Retrying
{
    /// <summary>Runs the call.</summary>
    public static Task<string?> RunAsync(
        TaskOrchestrationContext context, TaskRetryOptions retry, Func<Task<string?>> call) =>
        retry.Policy is { } policy ? ByPolicyAsync(context, policy, call) : ByHandlerAsync(context, retry.Handler!, call);

    private static async Task<string?> ByPolicyAsync(
        TaskOrchestrationContext context, RetryPolicy policy, Func<Task<string?>> call)
    {
        var first = context.CurrentUtcDateTime;
        for (var attempt = 0; ; attempt++)
        {
            OrchestrationException failure;
            try
            {
                return await call();
            }
            catch (OrchestrationException thrown) when (!thrown.IsNonRetriable)
            {
                failure = thrown;
            }

            if (DelayAfter(context, policy, attempt, first, failure) is not { } delay)
            {
                throw Rethrown(failure);
            }

            if (attempt + 1 >= policy.MaxNumberOfAttempts)
            {
                // Histories of the real engine hold one more timer after the last failure; so do ours.
                await context.CreateTimer(context.CurrentUtcDateTime, CancellationToken.None);
                throw Rethrown(failure);
            }

            await context.CreateTimer(context.CurrentUtcDateTime + delay, CancellationToken.None);
        }
    }

    private static async Task<string?> ByHandlerAsync(
        TaskOrchestrationContext context, AsyncRetryHandler handler, Func<Task<string?>> call)
    {
        var first = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            OrchestrationException failure;
            try
            {
                return await call();
            }
            catch (OrchestrationException thrown) when (!thrown.IsNonRetriable)
            {
                failure = thrown;
            }

            var known = new RetryContext(
                context,
                attempt,
                TaskFailureDetails.FromException(failure),
                context.CurrentUtcDateTime - first,
                CancellationToken.None);
            if (!await handler(known))
            {
                throw Rethrown(failure);
            }
        }
    }

    private static TimeSpan? DelayAfter(
        TaskOrchestrationContext context, RetryPolicy policy, int attempt, DateTime first, OrchestrationException failure)
    {
        try
        {
            var expired = policy.RetryTimeout != Timeout.InfiniteTimeSpan
                && context.CurrentUtcDateTime - first >= policy.RetryTimeout;
            if (!policy.Handle(failure) || expired)
            {
                return null;
            }

            var milliseconds = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempt);
            return milliseconds < policy.MaxRetryInterval.TotalMilliseconds
                ? TimeSpan.FromMilliseconds(milliseconds)
                : policy.MaxRetryInterval;
        }
#pragma warning disable CA1031 // As in the real engine: a filter that throws does not hide the failure that it was asked about.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private static OrchestrationException Rethrown(OrchestrationException failure)
    {
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        return failure;
    }
}
