using System.Text.Json;
using Tuning.Cli.Tests.Sessions;

namespace Tuning.Cli.Tests;

public sealed class ExecutableTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tune-process-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Executable_Json_IsOneObjectAndNothingElse()
    {
        var (code, document) = await TuneProcess.RunJsonAsync(_folder.FullName, "list");
        code.ShouldBe(0);
        document.GetProperty("sessions").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Executable_InvalidCommandLine_ExitsWith2()
    {
        using var process = TuneProcess.Start(_folder.FullName, "backtest", "--sett", "x=1");
        var (code, output, error) = await process.EndAsync();
        code.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain("did you mean --set?");
    }

    [Fact]
    public async Task Executable_RefusedData_ExitsWith2AndWritesNothingToTheWorkingFolder()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "quotes.csv"), SmallMarket.Csv(3) + "1700000050000,5,4,1,2\n");
        var (code, document) = await TuneProcess.RunJsonAsync(_folder.FullName, "data", "check", "quotes.csv");
        code.ShouldBe(2);
        document.GetProperty("problems")[0].GetProperty("path").GetString().ShouldNotBeNull().ShouldStartWith("line 5");
        _folder.GetFileSystemInfos().Length.ShouldBe(1);
    }

    [Fact]
    public async Task Executable_WithoutInstructions_FindsTheSameResult()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "small.yaml"), SmallSession.Yaml());
        var usual = await ResultHashAsync("usual", []);

        foreach (var switchedOff in (string[])["DOTNET_EnableAVX2", "DOTNET_EnableAVX", "DOTNET_EnableHWIntrinsic"])
        {
            var narrow = await ResultHashAsync(switchedOff, new(StringComparer.Ordinal) { [switchedOff] = "0" });

            narrow.ShouldBe(usual, switchedOff);
        }
    }

    private async Task<string> ResultHashAsync(string home, Dictionary<string, string> variables)
    {
        using var process = TuneProcess.StartWith(_folder.FullName, variables, "run", "small.yaml", "--home", home, "--json");
        var (code, output, error) = await process.EndAsync();
        code.ShouldBe(0, error);
        using var document = JsonDocument.Parse(output);
        return document.RootElement.GetProperty("resultHash").GetString()!;
    }
}
