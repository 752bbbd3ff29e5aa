using Microsoft.DurableTask.Client;
using Tuning.Sessions;
using Tuning.Sessions.Stores;
using TuningFunctions.Orchestrations;

namespace TuningFunctions.Sessions;

/// <summary>Cancels, pauses and resumes sessions: the store first, which everything that runs looks at, then the event that wakes what waits.</summary>
/// <param name="plans">The stored plans.</param>
/// <param name="store">Where sessions are kept.</param>
/// <param name="control">Where pauses are noted.</param>
public sealed class SessionControls(PlanCache plans, ISessionStore store, ISessionControl control)
{
    /// <summary>Cancels a session: running trials end, the others are not started.</summary>
    /// <param name="client">The host's client.</param>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task CancelAsync(DurableTaskClient client, string sessionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        await store.RequestCancelAsync(sessionId, cancellationToken);
        await client.RaiseEventAsync(sessionId, TuneSession.CancelEvent, "cancelled", cancellationToken);
    }

    /// <summary>Pauses a session before its next batch.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task PauseAsync(string sessionId, CancellationToken cancellationToken) =>
        control.RequestPauseAsync(sessionId, isRequested: true, cancellationToken);

    /// <summary>Lets a paused session go on.</summary>
    /// <param name="client">The host's client.</param>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task ResumeAsync(DurableTaskClient client, string sessionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        await control.RequestPauseAsync(sessionId, isRequested: false, cancellationToken);
        if (await store.FindSessionAsync(sessionId, cancellationToken) is { State: SessionState.Paused })
        {
            await store.SetStateAsync(sessionId, SessionState.Running, cancellationToken);
        }

        // Sent even when the session did not pause yet: a fold that is woken without need looks and waits again.
        var plan = await plans.ReadAsync(sessionId, cancellationToken);
        for (var fold = 0; fold < plan.Searches; fold++)
        {
            var instance = TuneSession.FoldInstanceId(sessionId, fold);
            // Later folds may not have been started, and earlier ones may have ended.
            if (plan.Searches == 1 || await client.GetInstanceAsync(instance, cancellationToken) is { IsCompleted: false })
            {
                await client.RaiseEventAsync(instance, TuneFold.WakeEvent, "resumed", cancellationToken);
            }
        }
    }
}
