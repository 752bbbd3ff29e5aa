using Microsoft.Azure.Functions.Worker;
using TuningFunctions.Orchestrations;
using TuningFunctions.Retuning;

namespace TuningFunctions.Activities;

/// <summary>Takes the next step of a run, or finds it taken; the first step checks that the run is this orchestration's.</summary>
/// <param name="advancer">What takes steps.</param>
public sealed class AdvanceRun(RunAdvancer advancer)
{
    /// <summary>Takes the step.</summary>
    /// <param name="input">The run.</param>
    /// <param name="cancellationToken">Ends the work when the host stops.</param>
    [Function(nameof(AdvanceRun))]
    public Task<RunStep> RunAsync([ActivityTrigger] RunInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return advancer.AdvanceAsync(input.RunId, input.Orchestration, cancellationToken);
    }
}
