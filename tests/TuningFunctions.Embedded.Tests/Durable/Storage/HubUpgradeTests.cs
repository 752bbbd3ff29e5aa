using Microsoft.Data.Sqlite;

namespace TuningFunctions.Embedded.Tests.Durable.Storage;

public sealed class HubUpgradeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hub-upgrade-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Open_HubOfTheFirstVersion_KeepsItsInstancesAndGoesOn()
    {
        await (await RunGenerationsAsync("old")).DisposeAsync();
        Execute(
            "ALTER TABLE instances DROP COLUMN first_input; ALTER TABLE instances DROP COLUMN generations; PRAGMA user_version = 1");

        await using var engine = await RunGenerationsAsync("new");

        (await engine.Client.GetInstanceAsync("old", true, CancellationToken.None))!.SerializedOutput.ShouldBe("3");
        (await engine.Client.GetInstanceAsync("new", true, CancellationToken.None))!.SerializedInput.ShouldBe("1");
    }

    private async Task<TestEngine> RunGenerationsAsync(string id)
    {
        var engine = await TestEngine.StartAsync(
            f => f.Orchestrator<int, int>("O", (c, n) =>
            {
                if (n < 3)
                {
                    c.ContinueAsNew(n + 1);
                }

                return Task.FromResult(n);
            }),
            o => o with { ShowsFirstInput = true },
            folder: _folder.FullName);
        (await engine.RunAsync("O", 1, id)).ReadOutputAs<int>().ShouldBe(3);
        return engine;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "hub.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Fixed text of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
