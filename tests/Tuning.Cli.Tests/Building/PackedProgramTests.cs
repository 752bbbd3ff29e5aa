using System.Net.Http.Json;
using System.Text.Json;
using Tuning.Cli.Building;
using Tuning.Cli.Tests.Sessions;
using TuningFunctions.Embedded.Hosting.Homes;

namespace Tuning.Cli.Tests.Building;

/// <summary>
/// What <c>tune pack</c> builds. The usual run asks the project what it would pack; the long run packs, installs the tool from the
/// folder, moves the self-contained program, and runs sessions with both where there is no checkout and no .NET.
/// </summary>
public sealed class PackedProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tune-packed-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Pack_ForReal_BuildsATool_AndAProgram_ThatRunElsewhere()
    {
        var (_, told) = await DotnetAsync("msbuild", Path.Combine(Repository.Root, "src/Tuning.Cli/Tuning.Cli.csproj"), "-p:PackTune=true", "-getProperty:PackageId,ToolCommandName,PackAsTool");
        using (var properties = JsonDocument.Parse(told))
        {
            properties.RootElement.GetProperty("Properties").EnumerateObject().Select(property => property.Value.GetString())
                .ShouldBe(["TuningFunctions.Tune", "tune", "true"]);
        }

        if (LongRun.IsOn)
        {
            using (var pack = TuneProcess.Start(_folder.FullName, "pack", "out"))
            {
                (await pack.EndAsync()).Code.ShouldBe(0);
            }

            await UseToolAsync();
            await UseProgramAsync();
        }
    }

    private async Task UseToolAsync()
    {
        // From the folder alone.
        await File.WriteAllTextAsync(At("nuget.config"), $"""<configuration><packageSources><clear /><add key="folder" value="{At("out")}" /></packageSources></configuration>""");
        var (code, said) = await DotnetAsync("tool", "install", "TuningFunctions.Tune", "--tool-path", At("tool"), "--configfile", At("nuget.config"));
        code.ShouldBe(0, said);
        await RunSessionAsync(At("tool/tune"), "of-the-tool", []);
    }

    private async Task UseProgramAsync()
    {
        Directory.Move(Directory.GetDirectories(At("out")).ShouldHaveSingleItem(), At("moved"));
        var none = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = At("nowhere"), ["DOTNET_ROOT"] = At("nowhere") };
        var id = await RunSessionAsync(At("moved/tune"), "of-the-program", none);
        var home = Path.Combine(_folder.FullName, "of-the-program");
        using (var report = TuneProcess.StartAt(At("moved/tune"), home, none, "report", id, "--out", "report.html"))
        {
            (await report.EndAsync()).Code.ShouldBe(0);
        }

        using var server = TuneProcess.StartAt(At("moved/tune"), home, none, "serve", "--url", "http://127.0.0.1:0");
        await server.WaitForErrorLinesAsync(1, "serving");
        using var http = new HttpClient { BaseAddress = HomeLock.FindHolder(Path.Combine(home, ".tune"))!.Address };
        (await http.GetFromJsonAsync<JsonElement>("api/sessions")).GetProperty("sessions")[0].GetProperty("session").GetString().ShouldBe(id);
        (await http.GetStringAsync($"api/sessions/{id}/report")).ShouldBe(await File.ReadAllTextAsync(Path.Combine(home, "report.html")));
        server.Interrupt();
        (await server.EndAsync()).Code.ShouldBe(0);
    }

    private async Task<string> RunSessionAsync(string executable, string folder, Dictionary<string, string> variables)
    {
        var work = Directory.CreateDirectory(At(folder)).FullName;
        await File.WriteAllTextAsync(Path.Combine(work, "small.yaml"), SmallSession.Yaml());
        using var process = TuneProcess.StartAt(executable, work, variables, "run", "small.yaml", "--json");
        var (code, output, error) = await process.EndAsync();
        code.ShouldBe(0, error);
        using var document = JsonDocument.Parse(output);
        document.RootElement.GetProperty("trials").GetProperty("completed").GetInt32().ShouldBe(274);
        return document.RootElement.GetProperty("session").GetString()!;
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private static Task<(int ExitCode, string Output)> DotnetAsync(params string[] arguments) =>
        DotnetProcess.RunAsync(TextWriter.Null, [.. arguments], CancellationToken.None);
}
