using System.Collections.Immutable;
using Tuning.Cli.Azure;
using Tuning.Cli.Building;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Tests.Azure;

public sealed class AzurePublicationTests : IDisposable
{
    private const string RestoreOutput = """
        /src/TuningFunctions.csproj : error NU1101: Unable to find package Microsoft.Azure.Functions.Worker.Extensions.Timer. No packages exist
        /src/TuningFunctions.csproj : error NU1102: Unable to find package Microsoft.Azure.Functions.Worker with version (>= 2.52.0)
        /src/TuningFunctions.csproj : error NU1101: Unable to find package Microsoft.Azure.Functions.Worker.Extensions.Timer. No packages exist
        """;

    private static readonly ImmutableArray<string> Published =
        ["host.json", "worker.config.json", "functions.metadata", "extensions.json", ".azurefunctions", "TuningFunctions.dll"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tune-azure-");

    private string Target => Path.Combine(_folder.FullName, "out");

    [Fact]
    public async Task Publish_PackagesAbsent_NamesThemOnce()
    {
        var outcome = await PublishAsync((_, _) => Task.FromResult((1, RestoreOutput)));

        outcome.Code.ShouldBe(ExitCode.Failed);
        ((Outcome.Refused)outcome).Error.ShouldContain(
            "cannot be restored here: Microsoft.Azure.Functions.Worker, Microsoft.Azure.Functions.Worker.Extensions.Timer.");
    }

    [Fact]
    public async Task Publish_ToolFails_SaysSo()
    {
        var outcome = await PublishAsync((_, _) => Task.FromResult((1, "error CS0246: no such type")));

        ((Outcome.Refused)outcome).Error.ShouldBe("dotnet publish failed; its messages stand above.");
    }

    [Fact]
    public async Task Publish_WholeLayout_IsDoneAndHasLocalSettings()
    {
        var seen = ImmutableArray<string>.Empty;

        var outcome = await PublishAsync((arguments, _) =>
        {
            seen = arguments;
            return LayOut(Published);
        });

        outcome.Code.ShouldBe(ExitCode.Done);
        seen[0].ShouldBe("publish");
        seen.Contains("-p:FunctionsHost=Azure", StringComparer.Ordinal).ShouldBeTrue();
        ((AzurePublishDocument)((Outcome.Answer)outcome).Document).ShouldBe(new(Target, Published.Length + 1));
        File.Exists(Path.Combine(Target, "local.settings.json")).ShouldBeTrue();
    }

    [Fact]
    public async Task Publish_LayoutWithoutHostFile_Fails()
    {
        var outcome = await PublishAsync((_, _) => LayOut(Published.Remove("host.json", StringComparer.Ordinal)));

        ((Outcome.Refused)outcome).Error.ShouldContain("lacks host.json");
    }

    [Fact]
    public async Task Publish_FolderOfSomethingElse_IsInvalid()
    {
        Directory.CreateDirectory(Target);
        await File.WriteAllTextAsync(Path.Combine(Target, "thesis.txt"), "mine");

        var outcome = await PublishAsync((_, _) => LayOut(Published));

        outcome.Code.ShouldBe(ExitCode.Invalid);
        Directory.GetFiles(Target).Length.ShouldBe(1);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<Outcome> PublishAsync(DotnetTool tool) =>
        new AzurePublication(tool).RunAsync(Repository.Root, Target, CancellationToken.None);

    private Task<(int ExitCode, string Output)> LayOut(IEnumerable<string> names)
    {
        Directory.CreateDirectory(Target);
        foreach (var name in names)
        {
            File.WriteAllText(Path.Combine(Target, name), name);
        }

        return Task.FromResult((0, string.Empty));
    }
}
