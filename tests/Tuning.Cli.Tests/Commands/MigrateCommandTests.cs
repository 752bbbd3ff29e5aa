using Npgsql;
using Tuning.Cli.Tests.Sessions;
using Tuning.Testing.Services;

namespace Tuning.Cli.Tests.Commands;

public sealed class MigrateCommandTests
{
    [Fact]
    public async Task Postgres_EmptyDatabase_IsRefusedUntilItIsMigratedAndThenGivesTheSameResult()
    {
        using var shell = new RecordedShell();
        shell.With("TUNE_POSTGRES", await PostgresServer.CreateSchemaAsync(ExecuteAsync));
        var file = shell.Write("small.yaml", SmallSession.Yaml());

        (await shell.RunAsync("list", "--store", "postgres")).ShouldBe(1);
        shell.Error.ShouldContain("run tune migrate");
        (await shell.RunAsync("run", file, "--store", "postgres", "--json")).ShouldBe(1);
        shell.Out.ShouldContain("run tune migrate");

        var (code, migrated) = await shell.RunJsonAsync("migrate", "--store", "postgres");
        code.ShouldBe(0);
        migrated.GetProperty("applied").GetArrayLength().ShouldBe(migrated.GetProperty("schemaVersion").GetInt32());
        (await shell.RunJsonAsync("migrate", "--store", "postgres")).Document.GetProperty("applied").GetArrayLength().ShouldBe(0);

        var (_, here) = await shell.RunJsonAsync("run", file);
        var (done, there) = await shell.RunJsonAsync("run", file, "--store", "postgres");
        done.ShouldBe(0);
        there.GetProperty("resultHash").GetString().ShouldBe(here.GetProperty("resultHash").GetString());
        var (_, listed) = await shell.RunJsonAsync("list", "--store", "postgres");
        var session = listed.GetProperty("sessions").EnumerateArray().ShouldHaveSingleItem().GetProperty("session").GetString()!;
        session.ShouldBe(there.GetProperty("session").GetString());
        (await shell.RunJsonAsync("resume", session, "--store", "postgres")).Code.ShouldBe(0);
        (await shell.RunJsonAsync("resume", session)).Code.ShouldBe(2);
    }

    [Theory]
    [InlineData("--store", "postgres", "TUNE_POSTGRES")]
    [InlineData("--artifacts", "blobs", "TUNE_BLOBS")]
    public async Task Run_StoreWithoutItsAddress_NamesTheSetting(string option, string value, string setting)
    {
        using var shell = new RecordedShell();
        var file = shell.Write("small.yaml", SmallSession.Yaml());

        var (code, refused) = await shell.RunJsonAsync("run", file, option, value);

        code.ShouldBe(2);
        refused.GetProperty("problems")[0].GetProperty("path").GetString().ShouldBe(setting);
    }

    [Fact]
    public async Task List_UnknownStore_IsRefused()
    {
        using var shell = new RecordedShell();

        (await shell.RunAsync("list", "--store", "oracle")).ShouldBe(2);
        (await shell.With("TUNE_STORE", "oracle").RunAsync("list")).ShouldBe(2);
        shell.Error.ShouldContain("TUNE_STORE");
    }

    private static async Task ExecuteAsync(string connectionString, string statement)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
