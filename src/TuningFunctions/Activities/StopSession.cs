using Microsoft.Azure.Functions.Worker;
using Tuning.Sessions.Stores;
using TuningFunctions.Orchestrations;

namespace TuningFunctions.Activities;

/// <summary>Notes in the store that a session is to stop, which its jobs poll.</summary>
/// <param name="store">Where the session is kept.</param>
public sealed class StopSession(ISessionStore store)
{
    /// <summary>Notes it.</summary>
    /// <param name="input">The session.</param>
    /// <param name="cancellationToken">Ends the work when the host stops.</param>
    [Function(nameof(StopSession))]
    public Task RunAsync([ActivityTrigger] SessionInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return store.RequestCancelAsync(input.SessionId, cancellationToken);
    }
}
