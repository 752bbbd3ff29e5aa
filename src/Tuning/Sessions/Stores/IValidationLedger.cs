namespace Tuning.Sessions.Stores;

/// <summary>
/// What was looked at out of sample, of which strategy and market, by which plan: kept for good, also when sessions are removed.
/// Safe to use from several threads and processes.
/// </summary>
public interface IValidationLedger
{
    /// <summary>
    /// Enters what a session has tested and what it is about to hold out, in one transaction: of two plans that would look at the
    /// same stretch exactly one may. A session that was entered before keeps its answer.
    /// </summary>
    /// <param name="entry">The session's windows.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<LedgerAnswer> EnterAsync(LedgerEntry entry, CancellationToken cancellationToken);

    /// <summary>The session of another plan that has looked at a part of the holdout that a session is to have; nothing is entered.</summary>
    /// <param name="entry">The session's windows.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session; null where the holdout is fresh.</returns>
    Task<string?> FindTakenByAsync(LedgerEntry entry, CancellationToken cancellationToken);

    /// <summary>From when on no holdout of a market was looked at: a retune holds out rows from here.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="market">The market.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Nanoseconds since the Unix epoch; null without a look.</returns>
    Task<long?> FreshFromAsync(string strategy, string market, CancellationToken cancellationToken);
}
