using System.Collections.Immutable;

namespace Tuning.Sessions.Stores;

/// <summary>
/// Trials that others evaluate: each is given to one of them for a time, and to the next one who asks when that has passed. What is
/// told counts once, whoever tells it how often. Safe to use from several threads and processes.
/// </summary>
public interface ITrialLeases
{
    /// <summary>Gives trials away that have no result and that nobody holds.</summary>
    /// <param name="request">Whose trials, to whom, and until when.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The trials that belong to the lease, in the order of their numbers; fewer than asked for, or none, where others hold the rest.</returns>
    Task<ImmutableArray<StoredTrial>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Stores results, each under the lease that its trial is held by. A lease that has expired still counts as long as nobody else
    /// has been given the trial; a result that is told again is left as it is.
    /// </summary>
    /// <param name="results">The results of one session.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The numbers of the trials that are held by their lease, in order: all others changed nothing.</returns>
    Task<ImmutableArray<int>> TellAsync(IReadOnlyList<LeasedResult> results, CancellationToken cancellationToken);

    /// <summary>The trials without a result that were given away so often that they are taken to be what ends their evaluators.</summary>
    /// <param name="fold">The session's fold.</param>
    /// <param name="attempts">How often, from 1; the last lease has expired.</param>
    /// <param name="now">The instant that leases have expired before.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<int>> ReadLostAsync(FoldKey fold, int attempts, DateTimeOffset now, CancellationToken cancellationToken);
}
