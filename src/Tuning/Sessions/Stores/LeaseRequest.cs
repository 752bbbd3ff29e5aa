namespace Tuning.Sessions.Stores;

/// <summary>Trials that somebody asks for.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Fold">The fold's number, from 0.</param>
/// <param name="First">The first trial that may be open, from 0.</param>
/// <param name="Count">Most trials, from 1.</param>
/// <param name="Lease">What names the lease: nobody else's, 1 to 64 characters.</param>
/// <param name="Worker">Who asks, for those who look.</param>
/// <param name="Now">The present instant, UTC.</param>
/// <param name="Until">When the lease expires, UTC.</param>
public sealed record LeaseRequest(
    string SessionId, int Fold, int First, int Count, string Lease, string Worker, DateTimeOffset Now, DateTimeOffset Until);
