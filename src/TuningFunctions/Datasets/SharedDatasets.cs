using System.Collections.Immutable;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Artifacts;
using Tuning.Sessions.Stores;
using Tuning.Storage.Configuration;
using TuningFunctions.Trials;

namespace TuningFunctions.Datasets;

/// <summary>
/// The data sets of sessions where artifacts are shared: published by their content when they are first named, and fetched
/// into this instance's folder, a bounded cache, when they are needed. Where artifacts stand in a folder of this machine,
/// the data sets of that machine are all there are. Safe to share between threads.
/// </summary>
/// <param name="local">The data sets of this instance.</param>
/// <param name="markets">The markets that are open.</param>
/// <param name="artifacts">Where shared content stands.</param>
/// <param name="register">What is known about it.</param>
/// <param name="store">Which data sessions use.</param>
/// <param name="settings">Whether artifacts are shared, and how large the cache is.</param>
/// <param name="time">The clock of uses.</param>
public sealed class SharedDatasets(
    DataSetStore local,
    MarketCache markets,
    IArtifactStore artifacts,
    IDatasetRegister register,
    ISessionStore store,
    StorageSettings settings,
    TimeProvider time) : IDisposable
{
    // A plan is made in less: what it found must not vanish under it.
    private static readonly TimeSpan s_recent = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<string, DatasetUse> _uses = new(StringComparer.Ordinal);

    private bool IsShared => settings.Artifacts is ArtifactKind.Blobs;

    /// <summary>Makes a data set of this instance available to every other one.</summary>
    /// <param name="hash">Its name; this instance has it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task PublishAsync(ContentHash hash, CancellationToken cancellationToken)
    {
        if (!IsShared || await register.FindDatasetAsync(hash.Hex, cancellationToken) is not null)
        {
            return;
        }

        await using var content = local.OpenFile(hash);
        var stored = await artifacts.PutAsync(content, cancellationToken);
        if (!string.Equals(stored.Sha256, hash.Hex, StringComparison.Ordinal))
        {
            await artifacts.DeleteAsync(stored.Sha256, cancellationToken);
            throw new InvalidDataException($"The stored data set {hash} is damaged: its content no longer matches its name.");
        }

        await register.AddDatasetAsync(
            new RegisteredDataset(hash.Hex, stored.SizeBytes, local.DescriptionText(hash) ?? "", time.GetUtcNow()), cancellationToken);
    }

    /// <summary>Makes sure that this instance has a data set.</summary>
    /// <param name="hash">Its name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Whether there is such a data set.</returns>
    public async Task<bool> FetchAsync(ContentHash hash, CancellationToken cancellationToken)
    {
        if (!IsShared)
        {
            return local.Contains(hash);
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await FetchInTurnAsync(hash, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Holds the data of a session here until the hold is disposed.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="FileNotFoundException">A data set of the session is nowhere.</exception>
    public async Task<DatasetHold> HoldAsync(string sessionId, CancellationToken cancellationToken) => IsShared
        ? await HoldAsync((await store.ReadDatasetsAsync(sessionId, cancellationToken)).Select(dataset => dataset.Sha256), cancellationToken)
        : DatasetHold.Nothing;

    /// <summary>Holds data sets here until the hold is disposed.</summary>
    /// <param name="hashes">SHA-256 of the content of each, 64 lower-case hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="FileNotFoundException">One of them is nowhere.</exception>
    public async Task<DatasetHold> HoldAsync(IEnumerable<string> hashes, CancellationToken cancellationToken)
    {
        if (!IsShared)
        {
            return DatasetHold.Nothing;
        }

        ImmutableArray<string> names = [.. hashes];
        await _turn.WaitAsync(cancellationToken);
        try
        {
            foreach (var name in names)
            {
                if (!await FetchInTurnAsync(new ContentHash(name), cancellationToken))
                {
                    throw new FileNotFoundException($"The data set sha256:{name} is neither here nor in the artifact store.");
                }
            }

            Count(names, 1);
        }
        finally
        {
            _turn.Release();
        }

        return new DatasetHold(() => Count(names, -1));
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<bool> FetchInTurnAsync(ContentHash hash, CancellationToken cancellationToken)
    {
        Touch(hash.Hex);
        if (local.Contains(hash))
        {
            return true;
        }

        if (await register.FindDatasetAsync(hash.Hex, cancellationToken) is not { } known)
        {
            return false;
        }

        await MakeRoomAsync(known.SizeBytes, cancellationToken);
        await local.AdoptAsync(
            hash,
            known.DescriptionJson is "" ? null : known.DescriptionJson,
            (destination, token) => artifacts.ReadAsync(hash.Hex, destination, token),
            cancellationToken);
        return true;
    }

    // What was used longest ago goes first; what is in use, or stands nowhere else, stays.
    private async Task MakeRoomAsync(long neededBytes, CancellationToken cancellationToken)
    {
        var stored = local.List();
        var total = stored.Sum(data => data.SizeBytes) + neededBytes;
        foreach (var data in stored.OrderBy(data => UseOf(data.ContentHash).LastUsed))
        {
            if (total <= settings.DataCacheBytes)
            {
                return;
            }

            if (IsIdle(data.ContentHash) && await register.FindDatasetAsync(data.ContentHash, cancellationToken) is not null)
            {
                markets.Forget(data.ContentHash);
                local.Evict(new ContentHash(data.ContentHash));
                total -= data.SizeBytes;
            }
        }
    }

    private bool IsIdle(string name)
    {
        var use = UseOf(name);
        return use.Holders == 0 && time.GetUtcNow() - use.LastUsed >= s_recent;
    }

    private DatasetUse UseOf(string name)
    {
        lock (_uses)
        {
            return _uses.GetValueOrDefault(name);
        }
    }

    private void Touch(string name)
    {
        lock (_uses)
        {
            _uses[name] = new DatasetUse(_uses.GetValueOrDefault(name).Holders, time.GetUtcNow());
        }
    }

    private void Count(ImmutableArray<string> names, int change)
    {
        lock (_uses)
        {
            foreach (var name in names)
            {
                _uses[name] = new DatasetUse(_uses.GetValueOrDefault(name).Holders + change, time.GetUtcNow());
            }
        }
    }
}
