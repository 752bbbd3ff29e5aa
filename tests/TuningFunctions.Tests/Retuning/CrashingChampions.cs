using System.Collections.Immutable;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Stores;

namespace TuningFunctions.Tests.Retuning;

/// <summary>A store that is lost once in the midst of the promotion of a version, before or after it is committed.</summary>
internal sealed class CrashingChampions(IChampionStore store, bool isCommitted, int version = 1) : IChampionStore
{
    public int Crashes { get; private set; }

    public async Task UntilCrashedAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Crashes == 0)
        {
            await Task.Delay(10, patience.Token);
        }
    }

    public Task<ChampionVersion> AddVersionAsync(ChampionVersion version, AuditEntry entry, CancellationToken cancellationToken) =>
        store.AddVersionAsync(version, entry, cancellationToken);

    public Task<ChampionVersion?> FindVersionAsync(ChampionKey key, int version, CancellationToken cancellationToken) =>
        store.FindVersionAsync(key, version, cancellationToken);

    public Task<ChampionSlot> ReadSlotAsync(ChampionKey key, CancellationToken cancellationToken) => store.ReadSlotAsync(key, cancellationToken);

    public Task<ImmutableArray<ChampionSlot>> ListSlotsAsync(CancellationToken cancellationToken) => store.ListSlotsAsync(cancellationToken);

    public Task AddEntryAsync(AuditEntry entry, CancellationToken cancellationToken) => store.AddEntryAsync(entry, cancellationToken);

    public Task<ImmutableArray<AuditEntry>> ReadAuditAsync(ChampionKey key, CancellationToken cancellationToken) =>
        store.ReadAuditAsync(key, cancellationToken);

    public async Task<SlotChange> ChangeSlotAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        if (Crashes > 0 || entry.Version != version)
        {
            return await store.ChangeSlotAsync(entry, cancellationToken);
        }

        if (isCommitted)
        {
            await store.ChangeSlotAsync(entry, cancellationToken);
        }

        Crashes++;
        throw new IOException("the database is gone");
    }
}
