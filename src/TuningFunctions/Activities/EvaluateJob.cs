using Microsoft.Azure.Functions.Worker;
using TuningFunctions.Datasets;
using TuningFunctions.Orchestrations;
using TuningFunctions.Sessions;

namespace TuningFunctions.Activities;

/// <summary>Evaluates the trials of a job and stores their results; a repeated call evaluates only what has none.</summary>
/// <param name="evaluator">What evaluates jobs.</param>
/// <param name="data">What has the data of sessions here.</param>
public sealed class EvaluateJob(JobEvaluator evaluator, IDatasetLibrary data)
{
    /// <summary>Evaluates the job.</summary>
    /// <param name="input">The job.</param>
    /// <param name="cancellationToken">Ends the work when the host stops.</param>
    [Function(nameof(EvaluateJob))]
    public async Task<JobReport> RunAsync([ActivityTrigger] JobInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var hold = await data.HoldAsync(input.SessionId, cancellationToken);
        return await evaluator.EvaluateAsync(new JobKey(input.SessionId, input.Fold, input.Batch, input.Job, input.Rung), cancellationToken);
    }
}
