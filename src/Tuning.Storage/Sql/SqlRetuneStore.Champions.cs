using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Tuning.Retuning.Champions;

namespace Tuning.Storage.Sql;

/// <content>Versions, the audit, and who holds which place.</content>
public sealed partial class SqlRetuneStore
{
    /// <inheritdoc/>
    public Task<ChampionVersion> AddVersionAsync(ChampionVersion version, AuditEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(entry);
        return sessions.WriteAsync(
            async transaction =>
            {
                await LockAsync(transaction, version.Key, cancellationToken);
                if (await FindAsync<string>(transaction, "FindVersionOfRun", new { version.RunId }, cancellationToken) is { } known)
                {
                    return Read(known);
                }

                var number = 1 + await ScalarAsync<int>(transaction, "LastVersion", Place(version.Key), cancellationToken);
                var numbered = version with { Version = number };
                var row = new
                {
                    version.Key.Strategy,
                    version.Key.Market,
                    Version = number,
                    version.RunId,
                    DefinitionJson = JsonSerializer.Serialize(numbered, ChampionJson.Default.ChampionVersion),
                };
                await sessions.ExecuteAsync(transaction, "InsertVersion", row, cancellationToken);
                await NoteAsync(transaction, entry with { Version = number }, cancellationToken);
                return numbered;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ChampionVersion?> FindVersionAsync(ChampionKey key, int version, CancellationToken cancellationToken) =>
        await FindAsync<string>("FindVersion", new { key.Strategy, key.Market, Version = version }, cancellationToken) is { } json
            ? Read(json)
            : null;

    /// <inheritdoc/>
    public async Task<ChampionSlot> ReadSlotAsync(ChampionKey key, CancellationToken cancellationToken) =>
        (await FindAsync<SlotRow>("FindSlot", Place(key), cancellationToken))?.ToSlot() ?? new ChampionSlot(key, 0, null);

    /// <inheritdoc/>
    public Task<ImmutableArray<ChampionSlot>> ListSlotsAsync(CancellationToken cancellationToken) =>
        sessions.ListAsync<SlotRow, ChampionSlot>("ListSlots", new { }, row => row.ToSlot(), cancellationToken);

    /// <inheritdoc/>
    public Task AddEntryAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return sessions.WriteAsync(
            async transaction =>
            {
                await LockAsync(transaction, entry.Key, cancellationToken);
                if (!await HasAsync(transaction, entry, cancellationToken))
                {
                    await NoteAsync(transaction, entry, cancellationToken);
                }

                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<AuditEntry>> ReadAuditAsync(ChampionKey key, CancellationToken cancellationToken) =>
        sessions.ListAsync<AuditRow, AuditEntry>("ReadAudit", Place(key), row => row.ToEntry(), cancellationToken);

    /// <inheritdoc/>
    public Task<SlotChange> ChangeSlotAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Kind is not (AuditKind.Promoted or AuditKind.RolledBack))
        {
            throw new ArgumentException($"{entry.Kind} gives a place to nobody.", nameof(entry));
        }

        return sessions.WriteAsync(
            async transaction =>
            {
                // Whoever holds the row of the place decides; the others wait here and find it decided.
                var slot = await LockAsync(transaction, entry.Key, cancellationToken);
                if (await HasAsync(transaction, entry, cancellationToken))
                {
                    return new SlotChange(true, slot, null);
                }

                if (slot.Version != entry.PreviousVersion)
                {
                    return new SlotChange(false, slot, string.Create(
                        CultureInfo.InvariantCulture,
                        $"version {entry.Version} was to follow {Name(entry.PreviousVersion)}, and the champion of {entry.Key} is {Name(slot.Version)} now"));
                }

                await NoteAsync(transaction, entry, cancellationToken);
                await sessions.ExecuteAsync(
                    transaction, "GiveSlot", new { entry.Key.Strategy, entry.Key.Market, entry.Version }, cancellationToken);
                return new SlotChange(true, slot with { Revision = slot.Revision + 1, Version = entry.Version }, null);
            },
            cancellationToken);
    }

    private static string Name(int? version) => version is { } number ? string.Create(CultureInfo.InvariantCulture, $"version {number}") : "nobody";

    private static object Place(ChampionKey key) => new { key.Strategy, key.Market };

    private static ChampionVersion Read(string json) => JsonSerializer.Deserialize(json, ChampionJson.Default.ChampionVersion)!;

    private async Task<ChampionSlot> LockAsync(DbTransaction transaction, ChampionKey key, CancellationToken cancellationToken)
    {
        await sessions.ExecuteAsync(transaction, "LockSlot", Place(key), cancellationToken);
        return (await ScalarAsync<SlotRow>(transaction, "FindSlot", Place(key), cancellationToken)).ToSlot();
    }

    private async Task<bool> HasAsync(DbTransaction transaction, AuditEntry entry, CancellationToken cancellationToken) =>
        await ScalarAsync<long>(
            transaction, "HasEntry", new { entry.Key.Strategy, entry.Key.Market, entry.Id }, cancellationToken) > 0;

    private async Task NoteAsync(DbTransaction transaction, AuditEntry entry, CancellationToken cancellationToken)
    {
        var sequence = await ScalarAsync<long>(transaction, "CountEntry", Place(entry.Key), cancellationToken);
        await sessions.ExecuteAsync(transaction, "InsertEntry", AuditRow.From(entry, sequence), cancellationToken);
    }
}
