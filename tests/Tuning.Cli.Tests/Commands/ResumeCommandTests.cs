using Tuning.Cli.Tests.Sessions;

namespace Tuning.Cli.Tests.Commands;

public sealed class ResumeCommandTests : IDisposable
{
    private readonly RecordedShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Resume_CompletedSession_PrintsItsStoredResult()
    {
        _shell.Write("small.yaml", SmallSession.Yaml());
        var (_, run) = await _shell.RunJsonAsync("run", "small.yaml");
        var (code, resumed) = await _shell.RunJsonAsync("resume", run.GetProperty("session").GetString()!);
        code.ShouldBe(0);
        resumed.GetRawText().ShouldBe(run.GetRawText());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Resume_UnknownSession_IsRefused(bool withHome)
    {
        if (withHome)
        {
            _shell.Write("small.yaml", SmallSession.Yaml());
            await _shell.RunAsync("run", "small.yaml");
        }

        var (code, document) = await _shell.RunJsonAsync("resume", "small-20260101T000000-0000");
        code.ShouldBe(2);
        document.GetProperty("problems")[0].GetProperty("path").GetString().ShouldBe("session");
    }
}
