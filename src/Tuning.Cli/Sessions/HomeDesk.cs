using System.Collections.Immutable;
using Tuning.Sessions.Stores;
using Tuning.Storage.Configuration;
using TuningFunctions.Http;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Sessions;

/// <summary>The sessions of a home that no server runs: what is asked for is noted and takes effect when they run.</summary>
/// <param name="line">The sessions of the home.</param>
/// <param name="home">The home.</param>
/// <param name="settings">Where its sessions and artifacts are kept.</param>
/// <param name="time">The clock of estimates.</param>
internal sealed class HomeDesk(SessionLine line, string home, StorageSettings settings, TimeProvider time) : ISessionDesk
{
    /// <inheritdoc/>
    public string Place => home;

    /// <inheritdoc/>
    public async Task<SessionList> ListAsync(SessionFilter filter, CancellationToken cancellationToken)
    {
        var found = await line.Control.ListSessionsAsync(filter, cancellationToken);
        var sessions = ImmutableArray.CreateBuilder<SessionStatus>(found.Length);
        foreach (var session in found)
        {
            sessions.Add(await StatusOfAsync(session, cancellationToken));
        }

        return new SessionList(sessions.ToImmutable(), found.Length == filter.Limit ? found[^1].SessionId : null);
    }

    /// <inheritdoc/>
    public async Task<SessionStatus?> FindAsync(string sessionId, CancellationToken cancellationToken) =>
        await line.Store.FindSessionAsync(sessionId, cancellationToken) is { } session
            ? await StatusOfAsync(session, cancellationToken)
            : null;

    /// <inheritdoc/>
    public async Task<TrialList> TrialsAsync(string sessionId, TrialRange range, CancellationToken cancellationToken)
    {
        var plan = await line.Plans.ReadAsync(sessionId, cancellationToken);
        var fold = new FoldKey(sessionId, plan.FinalFold);
        var results = (await line.Store.ReadResultsAsync(fold, range, cancellationToken))
            .Where(result => string.Equals(result.Key.Window, plan.SearchedWindow, StringComparison.Ordinal))
            .GroupBy(result => result.Key.Trial)
            .ToDictionary(group => group.Key, group => group.Last());
        var trials = await line.Store.ReadTrialsAsync(fold, range, cancellationToken);
        return new TrialList(
            sessionId,
            [.. trials.Select(trial => TrialAnswer.Of(trial, results.GetValueOrDefault(trial.Trial)))],
            trials.Length == range.Count ? trials[^1].Trial + 1 : null);
    }

    /// <inheritdoc/>
    public async Task<ResultList> ResultsAsync(string sessionId, int limit, CancellationToken cancellationToken) =>
        new(sessionId, SessionCloser.InSample, await line.Closer.RankAsync(sessionId, limit, cancellationToken));

    /// <inheritdoc/>
    public Task<string?> ReportAsync(string sessionId, CancellationToken cancellationToken) =>
        line.Reports.FindPageAsync(sessionId, cancellationToken);

    /// <inheritdoc/>
    public async Task<SessionStatus> ControlAsync(string sessionId, SessionControlKind control, CancellationToken cancellationToken)
    {
        switch (control)
        {
            case SessionControlKind.Cancel:
                await line.Store.RequestCancelAsync(sessionId, cancellationToken);
                break;
            case SessionControlKind.Pause:
                await line.Control.RequestPauseAsync(sessionId, isRequested: true, cancellationToken);
                break;
            default:
                await line.Control.RequestPauseAsync(sessionId, isRequested: false, cancellationToken);
                break;
        }

        return await FindAsync(sessionId, cancellationToken) ?? throw new InvalidOperationException($"There is no session {sessionId}.");
    }

    /// <inheritdoc/>
    public async Task<PurgeReport> PurgeAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        // The task hub is opened, but nothing that waits in it runs.
        await using var host = await SessionHost.StartIdleAsync(home, settings, cancellationToken);
        return await host.Purger.PurgeAsync(host.Client, time.GetUtcNow() - age, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => line.Dispose();

    private async Task<SessionStatus> StatusOfAsync(StoredSession session, CancellationToken cancellationToken) =>
        SessionStatus.Of(session, await line.Store.CountResultsAsync(session.SessionId, cancellationToken), time.GetUtcNow());
}
