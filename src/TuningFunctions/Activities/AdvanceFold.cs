using Microsoft.Azure.Functions.Worker;
using Tuning.Sessions.Stores;
using TuningFunctions.Orchestrations;
using TuningFunctions.Sessions;

namespace TuningFunctions.Activities;

/// <summary>Decides the next batch of a fold and stores it; a repeated call finds it stored.</summary>
/// <param name="advancer">What decides batches.</param>
public sealed class AdvanceFold(FoldAdvancer advancer)
{
    /// <summary>Decides the batch.</summary>
    /// <param name="input">The batch.</param>
    /// <param name="cancellationToken">Ends the work when the host stops.</param>
    [Function(nameof(AdvanceFold))]
    public Task<BatchAdvance> RunAsync([ActivityTrigger] BatchInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return advancer.AdvanceAsync(new FoldKey(input.SessionId, input.Fold), input.Batch, cancellationToken);
    }
}
