using System.Text.Json;
using Tuning.Cli.Tests.Sessions;

namespace Tuning.Cli.Tests.Commands;

public sealed class WinnerCommandTests : IDisposable
{
    private readonly RecordedShell _shell = new();

    public void Dispose() => _shell.Dispose();

    private async Task<JsonElement> RunSessionAsync(string yaml, params string[] more)
    {
        _shell.Write("session.yaml", yaml);
        return (await _shell.RunJsonAsync(["run", "session.yaml", .. more])).Document;
    }

    [Fact]
    public async Task Winner_WithoutValidation_NeedsTheWordUnvalidated()
    {
        var run = await RunSessionAsync(SmallSession.Yaml());
        var id = run.GetProperty("session").GetString()!;

        (await _shell.RunAsync("winner", id)).ShouldBe(2);
        _shell.Out.ShouldBeEmpty();
        (await _shell.RunAsync("winner", id, "--unvalidated")).ShouldBe(0);
        using var winner = JsonDocument.Parse(_shell.Out);
        winner.RootElement.GetProperty("verdict").GetString().ShouldBe("in sample, not validated");
        winner.RootElement.GetProperty("planHash").GetString().ShouldBe(run.GetProperty("planHash").GetString());
        winner.RootElement.GetProperty("parameters").GetProperty("entryBps").GetDouble()
            .ShouldBe(run.GetProperty("best").GetProperty("parameters").GetProperty("entryBps").GetDouble());
    }

    [Fact]
    public async Task Winner_EnvAndYaml_HoldTheParameters()
    {
        var run = await RunSessionAsync(SmallSession.Yaml());
        var id = run.GetProperty("session").GetString()!;
        var entry = run.GetProperty("best").GetProperty("parameters").GetProperty("entryBps").GetRawText();

        (await _shell.RunAsync("winner", id, "--unvalidated", "--format", "env", "--out", "winner.env")).ShouldBe(0);
        (await _shell.RunAsync("winner", id, "--unvalidated", "--format", "yaml")).ShouldBe(0);

        _shell.Out.ShouldContain($"  \"entryBps\": {entry}\n");
        _shell.Out.ShouldContain("warnings:\n  - \"in sample, not validated\"\n");
        var lines = await File.ReadAllLinesAsync(Path.Combine(_shell.Folder.FullName, "winner.env"));
        lines.Contains($"TUNE_ENTRY_BPS={entry}", StringComparer.Ordinal).ShouldBeTrue();
        lines.Contains($"TUNE_PLAN_HASH={run.GetProperty("planHash").GetString()}", StringComparer.Ordinal).ShouldBeTrue();
        lines.ShouldAllBe(line => line.StartsWith('#') || line.StartsWith("TUNE_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Winner_NoneThere_IsExitCode4AndNoOutput()
    {
        var walk = await RunSessionAsync(SmallSession.Walk, "--set", "environment.feeABps=80");
        var infeasible = await RunSessionAsync(
            SmallSession.Yaml(), "--set", """objective={"metric": "netPnlPerDay", "constraints": [{"metric": "closedTrades", "min": 1000000}]}""");

        foreach (var session in new[] { walk, infeasible })
        {
            (await _shell.RunAsync("winner", session.GetProperty("session").GetString()!, "--unvalidated", "--out", "none.json")).ShouldBe(4);
            _shell.Out.ShouldBeEmpty();
            File.Exists(Path.Combine(_shell.Folder.FullName, "none.json")).ShouldBeFalse();
        }
    }
}
