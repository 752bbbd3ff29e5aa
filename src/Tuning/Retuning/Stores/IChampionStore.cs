using System.Collections.Immutable;
using Tuning.Retuning.Champions;

namespace Tuning.Retuning.Stores;

/// <summary>
/// Where champions are kept: versions and an audit that only grow, and one place for each strategy and market that changes hands
/// in one transaction with its line of the audit. Safe to use from several threads and processes.
/// </summary>
public interface IChampionStore
{
    /// <summary>Stores a challenger with the next number, or reads the one that its run has made already.</summary>
    /// <param name="version">The version; its number is the store's to give.</param>
    /// <param name="entry">The line of the audit; its version is the store's to give.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ChampionVersion> AddVersionAsync(ChampionVersion version, AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Reads a version; null when there is none of that number.</summary>
    /// <param name="key">The strategy and market.</param>
    /// <param name="version">Its number.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ChampionVersion?> FindVersionAsync(ChampionKey key, int version, CancellationToken cancellationToken);

    /// <summary>Who holds a place.</summary>
    /// <param name="key">The strategy and market.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ChampionSlot> ReadSlotAsync(ChampionKey key, CancellationToken cancellationToken);

    /// <summary>All places that anything was ever promoted to, by strategy and market.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<ChampionSlot>> ListSlotsAsync(CancellationToken cancellationToken);

    /// <summary>Adds a line to the audit; one whose id is there already is left as it is.</summary>
    /// <param name="entry">The line.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task AddEntryAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>The audit of a place, in its order.</summary>
    /// <param name="key">The strategy and market.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<AuditEntry>> ReadAuditAsync(ChampionKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Gives a place to a version, in one transaction with the line of the audit. It succeeds only while the champion is the one
    /// that the version was tested against; made again with the same line, it is done already.
    /// </summary>
    /// <param name="entry">The line, promoted or rolled back, with the version and the one before it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<SlotChange> ChangeSlotAsync(AuditEntry entry, CancellationToken cancellationToken);
}
