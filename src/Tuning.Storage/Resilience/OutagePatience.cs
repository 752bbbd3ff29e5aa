using Polly;
using Polly.Retry;

namespace Tuning.Storage.Resilience;

/// <summary>
/// Waits for a service that is out of reach: a step is tried again, after a tenth of a second at first and two seconds in the
/// end, until it succeeds, fails for another reason, or its patience is over. Safe to share between threads.
/// </summary>
internal sealed class OutagePatience
{
    private static readonly ResiliencePropertyKey<long> s_started = new("tuning.started");

    private readonly TimeProvider _time;
    private readonly ResiliencePipeline _pipeline;

    /// <summary>Creates the patience.</summary>
    /// <param name="longest">How long a step is tried again; a try that is under way then is still awaited.</param>
    /// <param name="time">The clock of the waits.</param>
    /// <param name="isOutage">Whether a failure means that the service is out of reach.</param>
    public OutagePatience(TimeSpan longest, TimeProvider time, Func<Exception, bool> isOutage)
    {
        _time = time;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is { } failure
                    && isOutage(failure)
                    && time.GetElapsedTime(arguments.Context.Properties.GetValue(s_started, 0)) < longest),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(100),
                MaxDelay = TimeSpan.FromSeconds(2),
                UseJitter = true,
            })
            .Build();
    }

    /// <summary>Runs a step.</summary>
    /// <param name="step">The step; it may run several times.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(s_started, _time.GetTimestamp());
            return await _pipeline.ExecuteAsync(
                static async (attempt, step) => await step(attempt.CancellationToken), context, step);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
