using Tuning.Cli.Sessions;
using Tuning.Cli.Tests.Sessions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;
using Tuning.Storage.Configuration;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Tests.Commands;

public sealed class ReportCommandTests : IDisposable
{
    private readonly RecordedShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Report_SessionWithoutValidation_IsOneFileThatSaysSo()
    {
        _shell.Write("small.yaml", SmallSession.Yaml());
        var (_, run) = await _shell.RunJsonAsync("run", "small.yaml");
        var id = run.GetProperty("session").GetString()!;

        var (code, document) = await _shell.RunJsonAsync("report", id);

        code.ShouldBe(0);
        var page = await File.ReadAllTextAsync(Path.Combine(_shell.Folder.FullName, $"{id}.html"));
        document.GetProperty("bytes").GetInt32().ShouldBeGreaterThan(10_000);
        page.ShouldContain("In sample, not validated");
        page.ShouldContain(run.GetProperty("planHash").GetString()!);
        page.ShouldContain(run.GetProperty("resultHash").GetString()!);
        page.ShouldNotContain("<script");
        page.ShouldNotContain("NaN", Case.Sensitive);
        // What is stored is shown again, byte for byte.
        (await _shell.RunAsync("report", id, "--out", "again.html")).ShouldBe(0);
        (await File.ReadAllTextAsync(Path.Combine(_shell.Folder.FullName, "again.html"))).ShouldBe(page);
    }

    [Fact]
    public async Task Report_WalkForward_ShowsEveryPartOfItsValidation()
    {
        _shell.Write("walk.yaml", SmallSession.Walk);
        var (_, run) = await _shell.RunJsonAsync("run", "walk.yaml");
        var id = run.GetProperty("session").GetString()!;

        (await _shell.RunAsync("report", id, "--out", "walk.html")).ShouldBe(0);

        var page = await File.ReadAllTextAsync(Path.Combine(_shell.Folder.FullName, "walk.html"));
        foreach (var gate in run.GetProperty("verdict").GetProperty("gates").EnumerateArray())
        {
            page.ShouldContain($"<td data-label=\"Gate\">{gate.GetProperty("name").GetString()}</td>");
        }

        foreach (var part in (string[])
        [
            "Stitched equity, out of sample", "In sample against out of sample", "Overfitting: PBO logits", "Drift of entryBps", "Drift of exitBps",
            "Deflated Sharpe ratio against trials", "Minimum track record", "Stress", "Phantom edges", "Neighbours", "Baselines", "Break-even:",
        ])
        {
            page.ShouldContain(part, Case.Sensitive);
        }

        page.ShouldNotContain("NaN", Case.Sensitive);
    }

    [Fact]
    public async Task Report_SessionThatHasNotEnded_IsRefused()
    {
        using (var line = SessionLine.Open(Path.Combine(_shell.Folder.FullName, ".tune"), new StorageSettings(_ => null)))
        {
            var outcome = await line.Planner.PlanAsync(
                new PlanRequest(new SpecSource(SmallSession.Yaml(), DocumentLanguage.Yaml), _shell.Folder.FullName), default);
            (await _shell.RunAsync("report", outcome.Plan!.SessionId)).ShouldBe(2);
        }

        _shell.Error.ShouldContain("no report yet");
        (await _shell.RunAsync("report", "no-such-session")).ShouldBe(2);
    }
}
