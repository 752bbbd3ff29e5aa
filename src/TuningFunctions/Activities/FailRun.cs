using Microsoft.Azure.Functions.Worker;
using TuningFunctions.Orchestrations;
using TuningFunctions.Retuning;

namespace TuningFunctions.Activities;

/// <summary>Ends a run whose step failed for good, with the reason; one that has ended, or that another orchestration has, is left as it is.</summary>
/// <param name="advancer">What ends runs.</param>
public sealed class FailRun(RunAdvancer advancer)
{
    /// <summary>Ends the run.</summary>
    /// <param name="input">The run and the reason.</param>
    /// <param name="cancellationToken">Ends the work when the host stops.</param>
    [Function(nameof(FailRun))]
    public Task<RunStep> RunAsync([ActivityTrigger] RunFailure input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return advancer.FailAsync(input.RunId, input.Orchestration, input.Reason, cancellationToken);
    }
}
