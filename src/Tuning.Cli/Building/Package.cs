using System.Collections.Immutable;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Building;

/// <summary>Packs this program for other machines: a tool package for those with .NET, and a folder that needs nothing installed.</summary>
/// <param name="dotnet">Runs the building tool.</param>
internal sealed class Package(DotnetTool dotnet)
{
    private const string Project = "src/Tuning.Cli/Tuning.Cli.csproj";
    private const string Id = "TuningFunctions.Tune";

    /// <summary>Builds both into a folder.</summary>
    /// <param name="checkout">The folder that holds the sources.</param>
    /// <param name="folder">The folder to fill: new or empty.</param>
    /// <param name="runtime">The runtime identifier of the self-contained build, such as linux-x64.</param>
    /// <param name="cancellationToken">Interrupts the building.</param>
    public async Task<Outcome> RunAsync(string checkout, string folder, string runtime, CancellationToken cancellationToken)
    {
        var project = Path.Combine(checkout, Project);
        if (!File.Exists(project))
        {
            return Outcome.Failed($"{Project} is not below {checkout}: packages are built from the sources.");
        }

        if (Path.Exists(folder) && !(Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            return Outcome.Invalid("the folder holds something else", new Problem("DIR", folder, "a new or empty folder"));
        }

        // Apart from the usual build, which stays as it is.
        var apart = $"-p:ArtifactsPath={Path.Combine(checkout, "artifacts", "pack")}";
        var program = Path.Combine(folder, $"tune-{runtime}");
        ImmutableArray<ImmutableArray<string>> steps =
        [
            ["pack", project, "-c", "Release", "-o", folder, apart, "-p:PackTune=true", "-nologo"],
            ["publish", project, "-c", "Release", "-r", runtime, "--self-contained", "-o", program, apart, "-nologo"],
        ];
        foreach (var step in steps)
        {
            var (exitCode, _) = await dotnet(step, cancellationToken);
            if (exitCode != 0)
            {
                return Outcome.Failed($"dotnet {step[0]} failed; its messages stand above.");
            }
        }

        var tool = Directory.EnumerateFiles(folder, $"{Id}.*.nupkg").FirstOrDefault();
        return tool is null
            ? Outcome.Failed($"dotnet pack left no package in {folder}.")
            : Outcome.Of(new PackDocument(tool, program), BuildingJson.Default.PackDocument, page =>
            {
                page.Line($"tool package    {tool}");
                page.Line($"                dotnet tool install --global {Id} --add-source {folder}");
                page.Line($"self-contained  {program}: copy the folder, run tune in it; nothing has to be installed");
            });
    }
}
