using Tuning.External;

namespace TuningFunctions.External;

/// <summary>One way to have a trial evaluated by somebody else. Safe to use from several threads.</summary>
internal interface ITrialChannel
{
    /// <summary>How many trials may be under way at a time, from 1.</summary>
    int Parallelism { get; }

    /// <summary>Has a trial evaluated; what goes wrong is its outcome.</summary>
    /// <param name="request">The trial.</param>
    /// <param name="cancellationToken">Ends the work of the host.</param>
    /// <exception cref="OperationCanceledException">The host stops.</exception>
    Task<ExternalOutcome> AskAsync(TrialRequest request, CancellationToken cancellationToken);
}
