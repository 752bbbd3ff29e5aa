using System.Globalization;
using Azure.Identity;
using Tuning.Artifacts;
using Tuning.Storage.Artifacts;
using Tuning.Storage.Postgres;
using Tuning.Storage.Sql;

namespace Tuning.Storage.Configuration;

/// <summary>Where sessions and artifacts are kept, from the environment or the app's settings. Secrets stand nowhere else.</summary>
public sealed class StorageSettings
{
    /// <summary>Where sessions are kept: <c>sqlite</c> (the default) or <c>postgres</c>.</summary>
    public const string StoreSetting = "TUNE_STORE";

    /// <summary>Where artifacts are kept: <c>folder</c> (the default) or <c>blobs</c>.</summary>
    public const string ArtifactsSetting = "TUNE_ARTIFACTS";

    /// <summary>Npgsql's connection string of the database.</summary>
    public const string PostgresSetting = "TUNE_POSTGRES";

    /// <summary>Whether the database is reached with tokens of the process's own identity: <c>true</c> or <c>false</c> (the default).</summary>
    public const string PostgresIdentitySetting = "TUNE_POSTGRES_IDENTITY";

    /// <summary>The connection string of the storage account.</summary>
    public const string BlobsSetting = "TUNE_BLOBS";

    /// <summary>The address of the blob service, reached with the process's own identity; in place of a connection string.</summary>
    public const string BlobsUrlSetting = "TUNE_BLOBS_URL";

    /// <summary>The container of artifacts; <c>tuning-artifacts</c> by default.</summary>
    public const string BlobsContainerSetting = "TUNE_BLOBS_CONTAINER";

    /// <summary>Most bytes of data sets that were fetched from blobs and are in no use; 4 GiB by default.</summary>
    public const string DataCacheSetting = "TUNE_DATA_CACHE_BYTES";

    /// <summary>How long a step waits for a service that is out of reach where nothing else is said: ten minutes.</summary>
    public static readonly TimeSpan UsualPatience = TimeSpan.FromMinutes(10);

    private const long UsualDataCacheBytes = 1L << 32;

    private readonly Func<string, string?> _setting;

    /// <summary>Reads which stores are meant; what reaches them is read when they are opened.</summary>
    /// <param name="setting">Gives a setting by its name; null or empty where it is absent.</param>
    /// <exception cref="StorageSettingException">A store is unknown, or a number is none.</exception>
    public StorageSettings(Func<string, string?> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        _setting = setting;
        Store = Kind<StoreKind>(StoreSetting, "sqlite or postgres");
        Artifacts = Kind<ArtifactKind>(ArtifactsSetting, "folder or blobs");
        DataCacheBytes = setting(DataCacheSetting) switch
        {
            null or "" => UsualDataCacheBytes,
            var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) => bytes,
            var text => throw new StorageSettingException(DataCacheSetting, text, "a number of bytes from 0"),
        };
    }

    /// <summary>Where sessions are kept.</summary>
    public StoreKind Store { get; }

    /// <summary>Where artifacts are kept.</summary>
    public ArtifactKind Artifacts { get; }

    /// <summary>Most bytes of data sets that were fetched from blobs and are in no use, from 0.</summary>
    public long DataCacheBytes { get; }

    /// <summary>How long a step waits for a service that is out of reach before it fails; default ten minutes.</summary>
    public TimeSpan Patience { get; init; } = UsualPatience;

    /// <summary>Refuses stores that are of one machine: a host whose instances keep no disk would lose them.</summary>
    /// <exception cref="StorageSettingException">A store is of one machine.</exception>
    public void RequireShared()
    {
        if (Store is not StoreKind.Postgres)
        {
            throw new StorageSettingException(StoreSetting, "sqlite", "postgres: no instance of this host keeps a disk");
        }

        if (Artifacts is not ArtifactKind.Blobs)
        {
            throw new StorageSettingException(ArtifactsSetting, "folder", "blobs: no instance of this host keeps a disk");
        }
    }

    /// <summary>Opens the store of sessions.</summary>
    /// <param name="home">The home folder, created where the store is in it.</param>
    /// <param name="time">The clock that events are stamped from.</param>
    /// <exception cref="StorageSettingException">A setting is missing or cannot be read.</exception>
    public SqlSessionStore OpenSessions(string home, TimeProvider time)
    {
        if (Store is StoreKind.Sqlite)
        {
            return SqlSessionStore.OfSqlite(Path.Combine(Directory.CreateDirectory(home).FullName, "tuning.db"), time);
        }

        var connectionString = Required(PostgresSetting, "a connection string, such as Host=127.0.0.1;Port=5432;Username=tuning;Database=tuning");
        var options = new PostgresOptions(connectionString)
        {
            Credential = Flag(PostgresIdentitySetting) ? new DefaultAzureCredential() : null,
            Patience = Patience,
        };
        try
        {
            return SqlSessionStore.OfPostgres(options, time);
        }
        catch (ArgumentException)
        {
            // The message of the exception may quote the connection string.
            throw new StorageSettingException(PostgresSetting, null, $"a connection string of Npgsql, without a password where {PostgresIdentitySetting} is true; this one cannot be read");
        }
    }

    /// <summary>Opens the store of artifacts.</summary>
    /// <param name="home">The home folder.</param>
    /// <param name="time">The clock of waits.</param>
    /// <exception cref="StorageSettingException">A setting is missing or cannot be read.</exception>
    public IArtifactStore OpenArtifacts(string home, TimeProvider time) => Open(Path.Combine(home, "artifacts"), "", time);

    /// <summary>Opens the store of parts of uploads, which is apart: parts are removed once they are put together.</summary>
    /// <param name="home">The home folder.</param>
    /// <param name="time">The clock of waits.</param>
    /// <exception cref="StorageSettingException">A setting is missing or cannot be read.</exception>
    public IArtifactStore OpenUploads(string home, TimeProvider time) => Open(Path.Combine(home, "uploads"), "-uploads", time);

    private IArtifactStore Open(string folder, string containerSuffix, TimeProvider time)
    {
        if (Artifacts is ArtifactKind.Folder)
        {
            return new FolderArtifactStore(folder);
        }

        var options = new BlobOptions { Patience = Patience };
        var container = _setting(BlobsContainerSetting) is { Length: > 0 } chosen ? chosen : options.Container;
        options = options with { Container = container + containerSuffix };

        if (_setting(BlobsUrlSetting) is { Length: > 0 } address)
        {
            return Uri.TryCreate(address, UriKind.Absolute, out var service)
                ? new BlobArtifactStore(options with { ServiceUri = service, Credential = new DefaultAzureCredential() }, time)
                : throw new StorageSettingException(BlobsUrlSetting, address, "an absolute address");
        }

        try
        {
            return new BlobArtifactStore(
                options with { ConnectionString = Required(BlobsSetting, $"a connection string, or {BlobsUrlSetting}") }, time);
        }
        catch (FormatException)
        {
            throw new StorageSettingException(BlobsSetting, null, "a connection string of a storage account; this one cannot be read");
        }
    }

    private T Kind<T>(string name, string allowed)
        where T : struct, Enum => _setting(name) switch
        {
            null or "" => default,
            // Enum.TryParse would take numbers as well.
            var text when Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase) => Enum.Parse<T>(text, ignoreCase: true),
            var text => throw new StorageSettingException(name, text, allowed),
        };

    private bool Flag(string name) => _setting(name) switch
    {
        null or "" => false,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw new StorageSettingException(name, text, "true or false"),
    };

    private string Required(string name, string allowed) =>
        _setting(name) is { Length: > 0 } value ? value : throw new StorageSettingException(name, null, allowed);
}
