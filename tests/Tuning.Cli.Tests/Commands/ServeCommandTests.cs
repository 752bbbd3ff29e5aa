using Tuning.Cli.Tests.Sessions;

namespace Tuning.Cli.Tests.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tune-serve-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Serve_RunningServer_AnswersAndKeepsItsHome()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "small.yaml"), SmallSession.Yaml());
        using var server = TuneProcess.Start(_folder.FullName, "serve", "--url", "http://127.0.0.1:0");
        await server.WaitForErrorLinesAsync(1, "serving");

        using (var second = TuneProcess.Start(_folder.FullName, "run", "small.yaml"))
        {
            var (code, _, error) = await second.EndAsync();
            code.ShouldBe(1);
            error.ShouldContain($"Process {server.Id}");
            error.ShouldContain("http://127.0.0.1:");
        }

        server.Interrupt();
        var (ended, output, log) = await server.EndAsync();
        ended.ShouldBe(0);
        output.ShouldBe("stopped\n");
        log.ShouldContain("No key is set");
        var (_, list) = await TuneProcess.RunJsonAsync(_folder.FullName, "list");
        list.GetProperty("sessions").GetArrayLength().ShouldBe(0, "the refused run stored nothing");
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
