using Microsoft.Data.Sqlite;
using Tuning.Storage.Sql;

namespace Tuning.Storage.Tests.Sqlite;

public sealed class SqliteSessionStoreTests : SessionStoreContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tuning-store");
    private readonly List<SqlSessionStore> _stores = [];

    public SqliteSessionStoreTests() => Store = Reopen();

    protected override SqlSessionStore Store { get; }

    private string Path => System.IO.Path.Combine(_folder.FullName, "tuning.db");

    [Fact]
    public async Task CheckSchema_NewFile_LaysTheSchemaDownOnce()
    {
        await Store.CheckSchemaAsync(default);
        await Reopen().CheckSchemaAsync(default);

        using var connection = Connect();
        Ask(connection, "SELECT COUNT(*) FROM tuning_migrations").ShouldBe("5");
        Ask(connection, "PRAGMA journal_mode").ShouldBe("wal");
    }

    [Fact]
    public async Task CheckSchema_DatabaseOfANewerVersion_IsRefusedByName()
    {
        await Store.CheckSchemaAsync(default);
        using (var connection = Connect())
        {
            Ask(connection, "INSERT INTO tuning_migrations VALUES ('9999_future', '2030-01-01')");
        }

        var refused = await Should.ThrowAsync<SchemaVersionException>(() => Reopen().CheckSchemaAsync(default));
        await Should.ThrowAsync<SchemaVersionException>(() => Reopen().MigrateAsync(default));

        refused.Message.ShouldContain("9999_future");
    }

    [Fact]
    public async Task Migrate_FirstVersionWithRows_KeepsThem()
    {
        await Store.MigrateToAsync(1, default);
        using (var connection = Connect())
        {
            Ask(connection, FirstSchema.Rows);
        }

        var refused = await Should.ThrowAsync<SchemaVersionException>(() => Reopen().ListSessionsAsync(1, default));
        refused.Message.ShouldContain("run tune migrate");

        (await Reopen().MigrateAsync(default)).ShouldBe(["0002_work", "0003_control", "0004_ledger", "0005_retuning"]);

        await FirstSchema.ShouldHaveSurvivedAsync(Reopen());
    }

    public void Dispose()
    {
        foreach (var store in _stores)
        {
            store.Dispose();
        }

        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    protected override SqlSessionStore Reopen()
    {
        var store = SqlSessionStore.OfSqlite(Path, TimeProvider.System);
        _stores.Add(store);
        return store;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Path}");
        connection.Open();
        return connection;
    }

    private static string? Ask(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar()?.ToString();
    }
}
