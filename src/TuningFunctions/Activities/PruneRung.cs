using Microsoft.Azure.Functions.Worker;
using Tuning.Sessions.Stores;
using TuningFunctions.Orchestrations;
using TuningFunctions.Sessions;

namespace TuningFunctions.Activities;

/// <summary>Stops trials of a batch at the barrier after a rung; a repeated call stops the same ones.</summary>
/// <param name="pruner">What decides.</param>
public sealed class PruneRung(RungPruner pruner)
{
    /// <summary>Stops trials.</summary>
    /// <param name="input">The barrier.</param>
    /// <param name="cancellationToken">Ends the work when the host stops.</param>
    [Function(nameof(PruneRung))]
    public Task<RungReport> RunAsync([ActivityTrigger] RungInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return pruner.PruneAsync(new FoldKey(input.SessionId, input.Fold), input.Batch, input.Rung, cancellationToken);
    }
}
