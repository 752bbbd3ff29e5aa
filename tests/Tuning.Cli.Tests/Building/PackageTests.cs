using System.Collections.Immutable;
using Tuning.Cli.Building;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Tests.Building;

public sealed class PackageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tune-pack-");
    private readonly List<ImmutableArray<string>> _calls = [];

    public void Dispose() => _folder.Delete(recursive: true);

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private Task<Outcome> RunAsync(string folder, string? failing = null) => new Package((arguments, _) =>
    {
        _calls.Add(arguments);
        Directory.CreateDirectory(folder);
        if (arguments[0] is "pack" && failing is not "silent")
        {
            File.WriteAllText(Path.Combine(folder, "TuningFunctions.Tune.1.0.0.nupkg"), "");
        }

        return Task.FromResult((string.Equals(arguments[0], failing, StringComparison.Ordinal) ? 1 : 0, ""));
    }).RunAsync(Repository.Root, folder, "linux-x64", default);

    [Fact]
    public async Task Pack_NewFolder_BuildsToolAndProgramApartFromTheUsualBuild()
    {
        var outcome = await RunAsync(At("out"));

        outcome.Code.ShouldBe(ExitCode.Done);
        _calls.Select(call => call[0]).ShouldBe(["pack", "publish"]);
        _calls.ShouldAllBe(call => call.Any(argument => argument.StartsWith("-p:ArtifactsPath=", StringComparison.Ordinal)));
        _calls[0].Contains("-p:PackTune=true", StringComparer.Ordinal).ShouldBeTrue();
        _calls[1].Contains("--self-contained", StringComparer.Ordinal).ShouldBeTrue();
    }

    [Theory]
    [InlineData("pack", 1)]
    [InlineData("publish", 2)]
    [InlineData("silent", 2)]
    public async Task Pack_FailingStep_Fails(string failing, int calls)
    {
        (await RunAsync(At("out"), failing)).Code.ShouldBe(ExitCode.Failed);
        _calls.Count.ShouldBe(calls);
    }

    [Fact]
    public async Task Pack_FolderWithSomethingElse_IsRefused()
    {
        Directory.CreateDirectory(At("full"));
        await File.WriteAllTextAsync(At("full/other"), "");
        (await RunAsync(At("full"))).Code.ShouldBe(ExitCode.Invalid);
        _calls.ShouldBeEmpty();
    }
}
