using Tuning.Cli.Tests.Sessions;

namespace Tuning.Cli.Tests.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tune-serve-");

    public void Dispose() => _folder.Delete(recursive: true);

    private static Dictionary<string, string> Keys => new(StringComparer.Ordinal)
    {
        ["TUNE_FUNCTION_KEY"] = "the function key",
        ["TUNE_SYSTEM_KEY"] = "the system key",
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Serve_SecondTune_Attaches(bool withKeys)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "small.yaml"), SmallSession.Yaml());
        using var server = TuneProcess.StartWith(_folder.FullName, withKeys ? Keys : [], "serve", "--url", "http://127.0.0.1:0");
        await server.WaitForErrorLinesAsync(1, "serving");

        var (code, attached) = await TuneProcess.RunJsonAsync(_folder.FullName, "run", "small.yaml");
        var (_, list) = await TuneProcess.RunJsonAsync(_folder.FullName, "list");
        var (_, alone) = await TuneProcess.RunJsonAsync(_folder.FullName, "run", "small.yaml", "--home", "alone");
        var session = attached.GetProperty("session").GetString()!;
        var (resumeCode, resumed) = await TuneProcess.RunJsonAsync(_folder.FullName, "resume", session);
        using var second = TuneProcess.Start(_folder.FullName, "serve", "--url", "http://127.0.0.1:0");
        var (refused, _, reason) = await second.EndAsync();

        code.ShouldBe(0);
        attached.GetProperty("resultHash").GetString().ShouldBe(alone.GetProperty("resultHash").GetString());
        attached.EnumerateObject().Select(part => part.Name).ShouldBe(alone.EnumerateObject().Select(part => part.Name));
        list.GetProperty("sessions").EnumerateArray().Single().GetProperty("state").GetString().ShouldBe("Completed");
        resumeCode.ShouldBe(0);
        resumed.GetRawText().ShouldBe(attached.GetRawText());
        refused.ShouldBe(1);
        reason.ShouldContain($"Process {server.Id}");
        reason.ShouldContain("http://127.0.0.1:");

        server.Interrupt();
        var (ended, output, log) = await server.EndAsync();
        ended.ShouldBe(0);
        output.ShouldBe("stopped\n");
        log.Contains("No key is set", StringComparison.Ordinal).ShouldBe(!withKeys);
        File.Exists(Path.Combine(_folder.FullName, ".tune", "engine.key")).ShouldBeFalse();
    }

    [Fact]
    public async Task Serve_AttachedRunIsInterrupted_TheServerGoesOnAndResumeShowsTheResult()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "small.yaml"), SmallSession.Yaml(200_000));
        using var server = TuneProcess.Start(_folder.FullName, "serve", "--url", "http://127.0.0.1:0");
        await server.WaitForErrorLinesAsync(1, "serving");

        using var attached = TuneProcess.Start(_folder.FullName, "run", "small.yaml", "--parallel", "1");
        await attached.WaitForErrorLinesAsync(1, "trials");
        attached.Interrupt();
        var (code, output, error) = await attached.EndAsync();
        var (_, list) = await TuneProcess.RunJsonAsync(_folder.FullName, "list");
        var session = list.GetProperty("sessions").EnumerateArray().Single().GetProperty("session").GetString()!;
        var (resumeCode, resumed) = await TuneProcess.RunJsonAsync(_folder.FullName, "resume", session);

        code.ShouldBe(130);
        output.ShouldBeEmpty();
        error.ShouldContain($"process {server.Id} at http://127.0.0.1:");
        error.ShouldContain($"tune resume {session}");
        server.HasExited.ShouldBeFalse();
        resumeCode.ShouldBe(0);
        resumed.GetProperty("state").GetString().ShouldBe("Completed");
        server.Interrupt();
        (await server.EndAsync()).Code.ShouldBe(0);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("nowhere")]
    public async Task Serve_AddressThatIsRefused_Exits2(string url)
    {
        using var shell = new RecordedShell();

        (await shell.RunAsync("serve", "--url", url)).ShouldBe(2);

        shell.Error.ShouldContain("--url");
    }
}
