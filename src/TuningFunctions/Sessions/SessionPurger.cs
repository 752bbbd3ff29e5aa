using Microsoft.DurableTask.Client;
using Tuning.Artifacts;
using Tuning.Sessions.Stores;
using TuningFunctions.Datasets;
using TuningFunctions.Orchestrations;

namespace TuningFunctions.Sessions;

/// <summary>
/// Removes sessions that ended long ago: their instances, then their artifacts, then what the store has of them, so that a
/// purge that is cut off finds the rest the next time.
/// </summary>
/// <param name="store">Where sessions are kept.</param>
/// <param name="retention">What finds and removes them.</param>
/// <param name="artifacts">Where artifacts are kept.</param>
/// <param name="uploads">Where parts of uploads wait.</param>
public sealed class SessionPurger(ISessionStore store, ISessionRetention retention, IArtifactStore artifacts, DatasetUploads uploads)
{
    /// <summary>Most sessions of one purge.</summary>
    public const int SessionsAtATime = 100;

    /// <summary>Removes the sessions that ended before an instant, oldest end first, at most <see cref="SessionsAtATime"/>.</summary>
    /// <param name="client">The host's client.</param>
    /// <param name="before">The instant.</param>
    /// <param name="cancellationToken">Ends the work; what is removed stays removed.</param>
    public async Task<PurgeReport> PurgeAsync(DurableTaskClient client, DateTimeOffset before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var (sessions, removed, instances) = (0, 0, 0);
        var ended = await retention.ListEndedAsync(before, SessionsAtATime, cancellationToken);
        foreach (var id in ended)
        {
            instances += await PurgeInstancesAsync(client, id, cancellationToken);
            foreach (var hash in await retention.FindUnsharedArtifactsAsync(id, cancellationToken))
            {
                removed += await artifacts.DeleteAsync(hash, before, cancellationToken) ? 1 : 0;
            }

            sessions += await retention.DeleteEndedAsync(id, cancellationToken) ? 1 : 0;
        }

        var parts = await uploads.Store.DeleteAllAsync(before, cancellationToken);
        return new PurgeReport(sessions, removed, instances, parts, ended.Length == SessionsAtATime);
    }

    private async Task<int> PurgeInstancesAsync(DurableTaskClient client, string sessionId, CancellationToken cancellationToken)
    {
        var purged = 0;
        foreach (var fold in await store.ReadFoldsAsync(sessionId, cancellationToken))
        {
            purged += await PurgeAsync(TuneSession.FoldInstanceId(sessionId, fold.Fold));
        }

        return purged + await PurgeAsync(sessionId);

        async Task<int> PurgeAsync(string instance) =>
            (await client.PurgeInstanceAsync(instance, cancellation: cancellationToken)).PurgedInstanceCount;
    }
}
