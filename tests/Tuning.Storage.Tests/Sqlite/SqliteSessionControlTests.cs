using Microsoft.Data.Sqlite;
using Tuning.Sessions.Stores;
using Tuning.Storage.Sqlite;

namespace Tuning.Storage.Tests.Sqlite;

public sealed class SqliteSessionControlTests : SessionControlContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tuning-store");
    private readonly SqliteSessionStore _store;

    public SqliteSessionControlTests() =>
        _store = new SqliteSessionStore(Path.Combine(_folder.FullName, "tuning.db"), TimeProvider.System);

    protected override ISessionStore Store => _store;

    public void Dispose()
    {
        _store.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
