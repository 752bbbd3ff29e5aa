using System.Text.Json;

namespace Tuning.Cli.Tests.Sessions;

/// <summary>The real process, interrupted or killed in the middle of a session, and what another one makes of the rest.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const int Rows = 200_000;
    private const string UndisturbedHome = "undisturbed";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tune-kill-");

    public InterruptionTests() => File.WriteAllText(Path.Combine(_folder.FullName, "small.yaml"), SmallSession.Yaml(Rows));

    public void Dispose() => _folder.Delete(recursive: true);

    private TuneProcess Start(params string[] arguments) => TuneProcess.Start(_folder.FullName, arguments);

    private Task<(int Code, JsonElement Document)> RunJsonAsync(params string[] arguments) =>
        TuneProcess.RunJsonAsync(_folder.FullName, arguments);

    private async Task<string> UndisturbedHashAsync()
    {
        var (_, document) = await RunJsonAsync("run", "small.yaml", "--home", UndisturbedHome);
        return document.GetProperty("resultHash").GetString()!;
    }

    private async Task ShouldResumeToAsync(string hash, string home)
    {
        var (_, list) = await RunJsonAsync("list", "--home", home);
        var session = list.GetProperty("sessions").EnumerateArray().Single().GetProperty("session").GetString()!;
        var (code, resumed) = await RunJsonAsync("resume", session, "--home", home);
        code.ShouldBe(0);
        resumed.GetProperty("resultHash").GetString().ShouldBe(hash);
        resumed.GetProperty("trials").GetProperty("completed").GetInt32()
            .ShouldBe(resumed.GetProperty("trials").GetProperty("planned").GetInt32());
    }

    [Fact]
    public async Task Interrupt_InMidSession_ExitsWith130AndResumesToTheSameResult()
    {
        var hash = await UndisturbedHashAsync();
        using var process = Start("run", "small.yaml", "--parallel", "1");
        await process.WaitForErrorLinesAsync(1, "trials");
        process.Interrupt();
        var (code, output, error) = await process.EndAsync();
        code.ShouldBe(130);
        output.ShouldBeEmpty();
        error.ShouldContain("tune resume small-");
        await ShouldResumeToAsync(hash, ".tune");
    }

    [Fact]
    public async Task Kill_AtAnyMoment_ResumesToTheSameResult()
    {
        var hash = await UndisturbedHashAsync();
        for (var kill = 0; kill < LongRun.Count(5, 200); kill++)
        {
            var home = $"home{kill}";
            using (var process = Start("run", "small.yaml", "--parallel", "1", "--home", home))
            {
                await process.WaitForErrorLinesAsync(1 + (kill % 4), "trials");
                process.Kill();
                await process.EndAsync();
            }

            await ShouldResumeToAsync(hash, home);
        }
    }
}
