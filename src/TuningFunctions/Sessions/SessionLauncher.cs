using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Tuning.Sessions.Stores;
using TuningFunctions.Orchestrations;

namespace TuningFunctions.Sessions;

/// <summary>Starts planned sessions on a host, and waits for them.</summary>
/// <param name="store">Where sessions are kept.</param>
/// <param name="closer">What ends a session whose instance ended without.</param>
/// <param name="time">The clock of the looks at a running session.</param>
public sealed class SessionLauncher(ISessionStore store, SessionCloser closer, TimeProvider time)
{
    private static readonly TimeSpan s_lookInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Starts a stored session that is not started yet; one that is goes on by itself.</summary>
    /// <param name="client">The host's client.</param>
    /// <param name="sessionId">The session's id, which becomes the instance's.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task LaunchAsync(DurableTaskClient client, string sessionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (await client.GetInstanceAsync(sessionId, cancellationToken) is null)
        {
            try
            {
                await client.ScheduleNewOrchestrationInstanceAsync(
                    nameof(TuneSession), new SessionInput(sessionId), new StartOrchestrationOptions(sessionId), cancellationToken);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Somebody else started it in between; what the client throws then is another exception in each host.
                if (await client.GetInstanceAsync(sessionId, cancellationToken) is null)
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Starts a stored session that is not started yet, and ends one whose instance ended without ending it.</summary>
    /// <param name="client">The host's client.</param>
    /// <param name="session">The session, not ended.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The session as it is stored now.</returns>
    public async Task<StoredSession> TakeUpAsync(DurableTaskClient client, StoredSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(session);
        var id = session.SessionId;
        await LaunchAsync(client, id, cancellationToken);
        if (await client.GetInstanceAsync(id, cancellationToken) is { IsCompleted: true } instance)
        {
            await closer.GiveUpAsync(id, ReasonOf(instance), cancellationToken);
        }

        return await store.FindSessionAsync(id, cancellationToken) ?? session;
    }

    /// <summary>Waits until a session has ended.</summary>
    /// <param name="client">The host's client.</param>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="progress">Told how many trials of the plan are done; null for nobody.</param>
    /// <param name="cancellationToken">Ends the wait; the session goes on.</param>
    /// <returns>The stored result; a session whose instance ended without ending it ends here, failed.</returns>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public async Task<SessionSummary> WaitAsync(
        DurableTaskClient client, string sessionId, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var completion = client.WaitForInstanceCompletionAsync(sessionId, cancellationToken);
        while (progress is not null && !completion.IsCompleted)
        {
            await TellAsync(progress);
            await Task.WhenAny(completion, Task.Delay(s_lookInterval, time, cancellationToken));
        }

        if (progress is not null)
        {
            // What was done since the last look, which of a short session is everything.
            await TellAsync(progress);
        }

        var instance = await completion;
        var session = await store.FindSessionAsync(sessionId, cancellationToken);
        return session is not null && SessionCloser.Read(session) is { } summary
            ? summary
            : await closer.GiveUpAsync(sessionId, ReasonOf(instance), cancellationToken);

        async Task TellAsync(IProgress<int> listener) =>
            listener.Report((await store.CountResultsAsync(sessionId, cancellationToken)).Total);
    }

    private static string ReasonOf(OrchestrationMetadata instance) => instance.FailureDetails is { } failure
        ? $"Its orchestration ended {instance.RuntimeStatus}: {failure.ErrorMessage}"
        : $"Its orchestration ended {instance.RuntimeStatus}.";
}
