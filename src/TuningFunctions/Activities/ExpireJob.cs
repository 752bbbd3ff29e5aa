using Microsoft.Azure.Functions.Worker;
using TuningFunctions.Orchestrations;
using TuningFunctions.Sessions;

namespace TuningFunctions.Activities;

/// <summary>Records the trials of a job that took too long as timed out, as far as they have no result.</summary>
/// <param name="evaluator">What keeps the results of jobs.</param>
public sealed class ExpireJob(JobEvaluator evaluator)
{
    /// <summary>Gives the job up.</summary>
    /// <param name="input">The job.</param>
    /// <param name="cancellationToken">Ends the work when the host stops.</param>
    [Function(nameof(ExpireJob))]
    public Task<JobReport> RunAsync([ActivityTrigger] JobInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return evaluator.ExpireAsync(new JobKey(input.SessionId, input.Fold, input.Batch, input.Job, input.Rung), cancellationToken);
    }
}
