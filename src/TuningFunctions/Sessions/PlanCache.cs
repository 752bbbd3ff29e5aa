using System.Collections.Concurrent;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;

namespace TuningFunctions.Sessions;

/// <summary>Reads stored plans, each once. Safe to share between threads.</summary>
/// <param name="capabilities">What this build carries out.</param>
/// <param name="store">Where plans are kept.</param>
public sealed class PlanCache(BuildCapabilities capabilities, ISessionStore store)
{
    private const int KeptPlans = 64;

    private readonly ConcurrentDictionary<string, SessionPlan> _plans = new(StringComparer.Ordinal);
    private readonly PlanJson _json = new(capabilities);

    /// <summary>The plan of a session.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The id is unknown, or this version does not carry the plan out.</exception>
    public async Task<SessionPlan> ReadAsync(string sessionId, CancellationToken cancellationToken)
    {
        if (_plans.TryGetValue(sessionId, out var known))
        {
            return known;
        }

        var session = await store.FindSessionAsync(sessionId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no session {sessionId}.");
        if (_plans.Count > KeptPlans)
        {
            _plans.Clear();
        }

        return _plans.GetOrAdd(sessionId, _json.Read(session.PlanJson));
    }
}
