using Microsoft.Azure.Functions.Worker;
using Tuning.Sessions.Schema;
using TuningFunctions.Orchestrations;
using TuningFunctions.Sessions;

namespace TuningFunctions.Activities;

/// <summary>Ends a session that could not be ended with its result as failed, with the reason; one that has ended keeps its end.</summary>
/// <param name="closer">What ends sessions.</param>
public sealed class FailSession(SessionCloser closer)
{
    /// <summary>Ends the session.</summary>
    /// <param name="input">The session and the reason.</param>
    /// <param name="cancellationToken">Ends the work when the host stops.</param>
    [Function(nameof(FailSession))]
    public async Task<SessionOutcome> RunAsync([ActivityTrigger] CloseInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var summary = await closer.GiveUpAsync(input.SessionId, input.Error ?? "It could not be ended.", cancellationToken);
        return new SessionOutcome(summary.Session, Words.Of(summary.State), summary.ResultHash);
    }
}
