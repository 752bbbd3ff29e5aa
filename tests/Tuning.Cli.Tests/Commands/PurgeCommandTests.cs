using Tuning.Cli.Tests.Sessions;

namespace Tuning.Cli.Tests.Commands;

public sealed class PurgeCommandTests : IDisposable
{
    private readonly RecordedShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Purge_EndedSessions_RemovesThemFromStoreArtifactsAndHub()
    {
        _shell.Write("small.yaml", SmallSession.Yaml());
        var (_, run) = await _shell.RunJsonAsync("run", "small.yaml");

        var (early, none) = await _shell.RunJsonAsync("purge", "--older-than", "P1D");
        var (code, purged) = await _shell.RunJsonAsync("purge", "--older-than", "PT0.001S");
        var (_, list) = await _shell.RunJsonAsync("list");
        var (again, _) = await _shell.RunJsonAsync("run", "small.yaml");

        (early, code, again).ShouldBe((0, 0, 0));
        none.GetProperty("sessions").GetInt32().ShouldBe(0);
        purged.GetProperty("sessions").GetInt32().ShouldBe(1);
        purged.GetProperty("artifacts").GetInt32().ShouldBe(2);
        purged.GetProperty("instances").GetInt32().ShouldBe(2);
        purged.GetProperty("more").GetBoolean().ShouldBeFalse();
        list.GetProperty("sessions").GetArrayLength().ShouldBe(0);
        run.GetProperty("session").GetString().ShouldNotBeNull();
    }

    [Fact]
    public async Task Purge_HomeThatDoesNotExist_RemovesNothingAndMakesNone()
    {
        (await _shell.RunAsync("purge", "--older-than", "P1D")).ShouldBe(0);

        _shell.Out.ShouldContain("nothing to remove");
        Directory.Exists(Path.Combine(_shell.Folder.FullName, ".tune")).ShouldBeFalse();
    }

    [Fact]
    public async Task Purge_WithoutAnAge_IsRefused()
    {
        (await _shell.RunAsync("purge")).ShouldBe(2);
        (await _shell.RunAsync("purge", "--older-than", "30")).ShouldBe(2);
    }
}
