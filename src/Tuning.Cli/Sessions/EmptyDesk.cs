using Tuning.Sessions.Stores;
using TuningFunctions.Http;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Sessions;

/// <summary>A home that does not exist: it has no sessions, and looking at it makes none.</summary>
/// <param name="home">The home.</param>
internal sealed class EmptyDesk(string home) : ISessionDesk
{
    /// <inheritdoc/>
    public string Place => home;

    /// <inheritdoc/>
    public Task<SessionList> ListAsync(SessionFilter filter, CancellationToken cancellationToken) => Task.FromResult(new SessionList([], null));

    /// <inheritdoc/>
    public Task<SessionStatus?> FindAsync(string sessionId, CancellationToken cancellationToken) => Task.FromResult<SessionStatus?>(null);

    /// <inheritdoc/>
    public Task<TrialList> TrialsAsync(string sessionId, TrialRange range, CancellationToken cancellationToken) => throw Nothing(sessionId);

    /// <inheritdoc/>
    public Task<ResultList> ResultsAsync(string sessionId, int limit, CancellationToken cancellationToken) => throw Nothing(sessionId);

    /// <inheritdoc/>
    public Task<string?> ReportAsync(string sessionId, CancellationToken cancellationToken) => throw Nothing(sessionId);

    /// <inheritdoc/>
    public Task<SessionStatus> ControlAsync(string sessionId, SessionControlKind control, CancellationToken cancellationToken) =>
        throw Nothing(sessionId);

    /// <inheritdoc/>
    public Task<PurgeReport> PurgeAsync(TimeSpan age, CancellationToken cancellationToken) =>
        Task.FromResult(new PurgeReport(0, 0, 0, 0, More: false));

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is open.
    }

    private InvalidOperationException Nothing(string sessionId) => new($"There is no session {sessionId} in {home}.");
}
