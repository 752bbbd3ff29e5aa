using Npgsql;
using Tuning.Sessions.Stores;
using Tuning.Storage.Postgres;
using Tuning.Storage.Sql;
using Tuning.Testing.Services;

namespace Tuning.Storage.Tests.Postgres;

public sealed class PostgresSessionStoreTests : SessionStoreContract, IAsyncLifetime
{
    private readonly List<SqlSessionStore> _stores = [];

    private string _connectionString = "";
    private SqlSessionStore? _store;

    protected override SqlSessionStore Store => _store!;

    public async Task InitializeAsync()
    {
        _connectionString = await PostgresServer.CreateSchemaAsync(ExecuteAsync);
        _store = Reopen();
        await _store.MigrateAsync(default);
    }

    [Fact]
    public async Task CheckSchema_EmptyDatabase_SaysWhatToDo()
    {
        await using var empty = Open(await PostgresServer.CreateSchemaAsync(ExecuteAsync));

        var refused = await Should.ThrowAsync<SchemaVersionException>(() => empty.ListSessionsAsync(1, default));

        refused.Message.ShouldContain("schema version 0");
        refused.Message.ShouldContain("run tune migrate");
    }

    [Fact]
    public async Task Migrate_FromManySidesAtOnce_TakesEachMigrationOnce()
    {
        var empty = await PostgresServer.CreateSchemaAsync(ExecuteAsync);

        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var store = Open(empty);
            return await store.MigrateAsync(default);
        }));

        taken.SelectMany(names => names).Order(StringComparer.Ordinal).ShouldBe(["0001_sessions", "0002_work", "0003_control", "0004_ledger", "0005_retuning"]);
    }

    [Fact]
    public async Task Migrate_FirstVersionWithRows_KeepsThem()
    {
        var connectionString = await PostgresServer.CreateSchemaAsync(ExecuteAsync);
        await using var store = Open(connectionString);
        await store.MigrateToAsync(1, default);
        await ExecuteAsync(connectionString, FirstSchema.Rows);

        var refused = await Should.ThrowAsync<SchemaVersionException>(() => store.ListSessionsAsync(1, default));
        refused.Message.ShouldContain("schema version 1");
        (await store.MigrateAsync(default)).ShouldBe(["0002_work", "0003_control", "0004_ledger", "0005_retuning"]);

        await FirstSchema.ShouldHaveSurvivedAsync(store);
    }

    [Fact]
    public async Task Migrate_DatabaseOfANewerVersion_IsRefusedByName()
    {
        await ExecuteAsync(_connectionString, "INSERT INTO tuning_migrations VALUES ('9999_future', now())");

        var refused = await Should.ThrowAsync<SchemaVersionException>(() => Store.MigrateAsync(default));
        await Should.ThrowAsync<SchemaVersionException>(() => Reopen().CheckSchemaAsync(default));

        refused.Message.ShouldContain("9999_future");
    }

    [Fact]
    public async Task Connections_ManyCallers_AreFourAtMost()
    {
        await Store.AddSessionAsync(new StoredSession("s1", "n", DateTimeOffset.UnixEpoch, "h", "{}", 1), [], default);
        await using var own = NpgsqlDataSource.Create(_connectionString + ";Application Name=counting;Pooling=false");
        await using var counted = Open(_connectionString + ";Application Name=counted;Maximum Pool Size=50");

        var reads = Enumerable.Range(0, 200).Select(_ => Task.Run(() => counted.FindSessionAsync("s1", default))).ToArray();
        await Task.WhenAll(reads);

        await using var command = own.CreateCommand("SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = 'counted'");
        ((long)(await command.ExecuteScalarAsync())!).ShouldBeInRange(2, PostgresOptions.MostConnections);
    }

    [Fact]
    public async Task Instants_OnAServerOfAnyZone_AreUtc()
    {
        var at = new DateTimeOffset(2026, 3, 29, 2, 30, 0, TimeSpan.FromHours(2));
        await using var store = Open(_connectionString + ";Timezone=Asia/Seoul");

        var stored = await store.AddSessionAsync(new StoredSession("z", "n", at, "h", "{}", 1), [], default);

        stored.CreatedAt.ShouldBe(at);
        stored.CreatedAt.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Reads_WithoutAServer_FailOnceTheirPatienceIsOver()
    {
        await using var store = Open("Host=127.0.0.1;Port=1;Username=nobody", TimeSpan.FromMilliseconds(300));

        await Should.ThrowAsync<NpgsqlException>(() => store.FindSessionAsync("s1", default));
    }

    [Fact]
    public async Task Reads_WhoseConnectionsAreCut_GoOn()
    {
        await Store.AddSessionAsync(new StoredSession("s1", "n", DateTimeOffset.UnixEpoch, "h", "{}", 1), [], default);
        for (var i = 0; i < 3; i++)
        {
            await ExecuteAsync(
                _connectionString + ";Application Name=cutter",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cut'");
            await using var store = Open(_connectionString + ";Application Name=cut");
            await store.FindSessionAsync("s1", default);
            await ExecuteAsync(
                _connectionString + ";Application Name=cutter",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cut'");
            (await store.FindSessionAsync("s1", default)).ShouldNotBeNull();
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }
    }

    protected override SqlSessionStore Reopen()
    {
        var store = Open(_connectionString);
        _stores.Add(store);
        return store;
    }

    private static SqlSessionStore Open(string connectionString, TimeSpan? patience = null) => SqlSessionStore.OfPostgres(
        new PostgresOptions(connectionString) { Patience = patience ?? TimeSpan.FromSeconds(30) }, TimeProvider.System);

    private static async Task ExecuteAsync(string connectionString, string statement)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
