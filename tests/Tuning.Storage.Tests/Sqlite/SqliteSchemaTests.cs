using Dapper;
using Microsoft.Data.Sqlite;
using Tuning.Storage.Sql;
using Tuning.Storage.Sqlite;

namespace Tuning.Storage.Tests.Sqlite;

public sealed class SqliteSchemaTests : IDisposable
{
    private static readonly Migration s_first = new(1, "0001-first", "CREATE TABLE one (x INTEGER)");
    private static readonly Migration s_second = new(2, "0002-second", "CREATE TABLE two (x INTEGER)");
    private static readonly Migration s_broken = new(2, "0002-second", "CREATE TABLE");

    private readonly SqliteConnection _file = new("Data Source=:memory:");

    public SqliteSchemaTests() => _file.Open();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Create_EmptyFile_HasEveryMigration()
    {
        var schema = new SqliteSchema([s_first, s_second], TimeProvider.System);

        schema.Create(_file);

        schema.Check(_file);
        schema.Migrate(_file, int.MaxValue).ShouldBeEmpty();
    }

    [Fact]
    public void Create_EndedInTheMiddle_LeavesTheFileEmpty()
    {
        Should.Throw<SqliteException>(() => new SqliteSchema([s_first, s_broken], TimeProvider.System).Create(_file));

        SqliteSchema.IsEmpty(_file).ShouldBeTrue();
        new SqliteSchema([s_first, s_second], TimeProvider.System).Create(_file);
        _file.QuerySingle<int>("SELECT COUNT(*) FROM tuning_migrations").ShouldBe(2);
    }

    [Fact]
    public void Create_FileOfAnOlderVersion_ChangesNothing()
    {
        new SqliteSchema([s_first], TimeProvider.System).Create(_file);
        var newer = new SqliteSchema([s_first, s_second], TimeProvider.System);

        newer.Create(_file);

        Should.Throw<SchemaVersionException>(() => newer.Check(_file)).Message.ShouldContain("run tune migrate");
    }
}
