using System.Collections.Immutable;
using System.Globalization;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Stores;

namespace TuningFunctions.Retuning;

/// <summary>Shows champions and takes them back: what HTTP functions and the command line do with them.</summary>
/// <param name="champions">Where champions are kept.</param>
/// <param name="time">The clock of changes, and of waits.</param>
public sealed class ChampionBook(IChampionStore champions, TimeProvider time)
{
    private static readonly TimeSpan s_lookInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>The champion of a place with its revision; null while there is none.</summary>
    /// <param name="key">The strategy and market.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<HeldPlace?> FindAsync(ChampionKey key, CancellationToken cancellationToken)
    {
        var slot = await champions.ReadSlotAsync(key, cancellationToken);
        return slot.Version is { } version && await champions.FindVersionAsync(key, version, cancellationToken) is { } champion
            ? new HeldPlace(champion, slot.Revision)
            : null;
    }

    /// <summary>Waits until a place has another revision than the one that is known.</summary>
    /// <param name="key">The strategy and market.</param>
    /// <param name="known">The revision that is known.</param>
    /// <param name="longest">The longest wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task WaitAsync(ChampionKey key, long known, TimeSpan longest, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while ((await champions.ReadSlotAsync(key, cancellationToken)).Revision == known && time.GetElapsedTime(started) < longest)
        {
            await Task.Delay(s_lookInterval, time, cancellationToken);
        }
    }

    /// <summary>Every version of a place with where it stands, and the audit.</summary>
    /// <param name="key">The strategy and market.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<(ImmutableArray<(ChampionVersion Version, ChampionState State)> Versions, ImmutableArray<AuditEntry> Audit)> HistoryAsync(
        ChampionKey key, CancellationToken cancellationToken)
    {
        var audit = await champions.ReadAuditAsync(key, cancellationToken);
        var versions = ImmutableArray.CreateBuilder<(ChampionVersion, ChampionState)>();
        foreach (var (number, state) in ChampionStates.Of(audit).OrderBy(pair => pair.Key))
        {
            if (await champions.FindVersionAsync(key, number, cancellationToken) is { } version)
            {
                versions.Add((version, state));
            }
        }

        return (versions.ToImmutable(), audit);
    }

    /// <summary>Takes the champion back: the version that it replaced is the champion again.</summary>
    /// <param name="key">The strategy and market.</param>
    /// <param name="reason">Why.</param>
    /// <param name="keyName">Name of the key that asks for it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<SlotChange> RollBackAsync(ChampionKey key, string reason, string keyName, CancellationToken cancellationToken)
    {
        var slot = await champions.ReadSlotAsync(key, cancellationToken);
        if (slot.Version is not { } held)
        {
            return new SlotChange(false, slot, $"{key} has no champion");
        }

        if (ChampionStates.Before(await champions.ReadAuditAsync(key, cancellationToken), held) is not { } before)
        {
            return new SlotChange(false, slot, string.Create(CultureInfo.InvariantCulture, $"version {held} of {key} replaced none, so there is nothing to go back to"));
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"rolledBack:revision-{slot.Revision}");
        return await champions.ChangeSlotAsync(
            new AuditEntry(key, id, AuditKind.RolledBack, before, reason, keyName, time.GetUtcNow()) { PreviousVersion = held },
            cancellationToken);
    }
}
