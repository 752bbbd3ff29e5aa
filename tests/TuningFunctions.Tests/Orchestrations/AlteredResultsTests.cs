using Microsoft.Data.Sqlite;
using Tuning.Sessions;
using Tuning.Validation.Splits;
using TuningFunctions.Tests.Hosting;
using TuningFunctions.Tests.Sessions;

namespace TuningFunctions.Tests.Orchestrations;

/// <summary>Somebody alters what is stored of a walk-forward while it looks at its holdout, when every fold was tested.</summary>
public sealed class AlteredResultsTests : IDisposable
{
    private static readonly string[] s_validated =
    [
        "validation={\"kind\":\"walkForward\",\"train\":\"PT72H\",\"test\":\"PT24H\",\"step\":\"PT24H\",\"holdout\":\"PT24H\"}",
        "sampler.batch=16",
    ];

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("tuning-altered");

    [Theory]
    [InlineData("UPDATE tuning_results SET metrics_json = replace(metrics_json, '\"netPnl\":', '\"netPnl\":1') WHERE \"window\" = 'test' AND fold = 1", "folds[1].netPnl is ")]
    [InlineData("DELETE FROM tuning_results WHERE \"window\" = 'test' AND fold = 2", "recomputed absent")]
    [InlineData("UPDATE tuning_folds SET chosen_trial = (chosen_trial + 1) % 74 WHERE fold = 0", "folds[0].choice is ")]
    [InlineData("UPDATE tuning_results SET metrics_json = replace(metrics_json, '\"netPnlPerDay\":', '\"netPnlPerDay\":1') WHERE \"window\" = 'train' AND fold = 4 AND trial = 30", "another value than the one that is stored")]
    public async Task Run_AStoredResultIsAltered_FailsLoudly(string statement, string why)
    {
        var altered = 0;

        var error = await RunAsync(() => altered = Execute(statement));

        altered.ShouldBe(1);
        error.ShouldContain(why);
    }

    [Fact]
    public async Task Run_TheEvidenceOfAFoldIsAltered_FailsLoudly()
    {
        var error = await RunAsync(() =>
        {
            var file = Directory.EnumerateFiles(_home.FullName, Sha256("evidence-fold-1"), SearchOption.AllDirectories).Single();
            File.WriteAllText(file, File.ReadAllText(file).Replace("\"netPnl\":", "\"netPnl\":1", StringComparison.Ordinal));
        });

        error.ShouldContain("is damaged");
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _home.Delete(recursive: true);
    }

    private async Task<string> RunAsync(Action alter)
    {
        var holdout = 7 * 24 * WindowLength.HourNs;
        await using var app = await SessionApp.StartAsync(
            home: _home, windows: new FakeWindows { Before = window => { if (window.Start == holdout) { alter(); } } });

        var summary = await app.RunAsync(s_validated);

        summary.State.ShouldBe(SessionState.Failed);
        summary.Verdict.ShouldBeNull();
        return summary.Error!;
    }

    private string Sha256(string kind)
    {
        using var command = Command("SELECT sha256 FROM tuning_artifacts WHERE kind = $kind");
        command.Parameters.AddWithValue("$kind", kind);
        return (string)command.ExecuteScalar()!;
    }

    private int Execute(string statement)
    {
        using var command = Command(statement);
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string statement)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_home.FullName, "tuning.db")};Pooling=False");
        connection.Open();
        var command = connection.CreateCommand();
        command.CommandText = statement;
        command.Disposed += (_, _) => connection.Dispose();
        return command;
    }
}
