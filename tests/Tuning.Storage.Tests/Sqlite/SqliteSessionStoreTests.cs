using Microsoft.Data.Sqlite;
using Tuning.Sessions.Stores;
using Tuning.Storage.Sqlite;

namespace Tuning.Storage.Tests.Sqlite;

public sealed class SqliteSessionStoreTests : SessionStoreContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tuning-store");
    private readonly List<SqliteSessionStore> _stores = [];

    public SqliteSessionStoreTests() => Store = Reopen();

    protected override ISessionStore Store { get; }

    private string Path => System.IO.Path.Combine(_folder.FullName, "tuning.db");

    [Fact]
    public void Open_EmptyAndCurrentDatabase_AppliesEachMigrationOnce()
    {
        Reopen();

        using var connection = Connect();
        Ask(connection, "SELECT COUNT(*) FROM tuning_migrations").ShouldBe("2");
        Ask(connection, "PRAGMA journal_mode").ShouldBe("wal");
    }

    [Fact]
    public void Open_DatabaseOfANewerVersion_IsRefusedByName()
    {
        using (var connection = Connect())
        {
            Ask(connection, "INSERT INTO tuning_migrations VALUES ('9999_future', '2030-01-01')");
        }

        var problem = Should.Throw<InvalidOperationException>(() => Reopen());

        problem.Message.ShouldContain("9999_future");
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

    protected override ISessionStore Reopen()
    {
        var store = new SqliteSessionStore(Path, TimeProvider.System);
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
