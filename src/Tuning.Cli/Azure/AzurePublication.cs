using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Tuning.Cli.Building;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Azure;

/// <summary>Lays out the function app for Azure: one folder with host.json beside the app, for <c>func start</c> and deployment.</summary>
/// <param name="publish">Runs the publishing tool.</param>
internal sealed partial class AzurePublication(DotnetTool publish)
{
    private const string Project = "src/TuningFunctions/TuningFunctions.csproj";
    private const string Metadata = "functions.metadata";

    private static readonly ImmutableArray<string> Needed =
        ["host.json", "worker.config.json", Metadata, "extensions.json", ".azurefunctions", "TuningFunctions.dll"];

    /// <summary>Publishes the app of a checkout into a folder.</summary>
    /// <param name="checkout">The folder that holds the sources.</param>
    /// <param name="folder">The folder to fill: new, empty or an earlier publication.</param>
    /// <param name="cancellationToken">Interrupts the publishing.</param>
    public async Task<Outcome> RunAsync(string checkout, string folder, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(checkout, Project)))
        {
            return Outcome.Failed($"{Project} is not below {checkout}: the Azure flavour is built from the sources.");
        }

        if (!IsFree(folder))
        {
            return Outcome.Invalid("the folder holds something else", new Problem("DIR", folder, "a new or empty folder, or an earlier publication"));
        }

        var arguments = ImmutableArray.Create(
            "publish", Path.Combine(checkout, Project), "-c", "Release", "-p:FunctionsHost=Azure", "-o", folder, "-nologo");
        var (exitCode, output) = await publish(arguments, cancellationToken);
        if (exitCode != 0)
        {
            return Outcome.Failed(Reason(output));
        }

        var missing = Needed.Where(name => !Path.Exists(Path.Combine(folder, name))).ToImmutableArray();
        if (!missing.IsEmpty)
        {
            return Outcome.Failed($"the publication in {folder} lacks {string.Join(", ", missing)}: func start would not find the app.");
        }

        AddLocalSettings(checkout, folder);
        var document = new AzurePublishDocument(folder, Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count());
        return Outcome.Of(document, AzureJson.Default.AzurePublishDocument, page =>
        {
            page.Line($"{document.Files} files in {document.Folder}");
            page.Line("Start it with: func start (in that folder); deploy it with: func azure functionapp publish NAME --no-build");
            page.Line("Built, not run: nothing of this was started on Azure.");
        });
    }

    private static bool IsFree(string folder) =>
        !Path.Exists(folder)
        || (Directory.Exists(folder)
            && (!Directory.EnumerateFileSystemEntries(folder).Any() || File.Exists(Path.Combine(folder, Metadata))));

    private static string Reason(string output)
    {
        var packages = MissingPackage().Matches(output)
            .Select(match => match.Groups["name"].Value)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase)
            .ToImmutableArray();
        return packages.IsEmpty
            ? "dotnet publish failed; its messages stand above."
            : $"the Azure packages cannot be restored here: {string.Join(", ", packages)}. "
                + "Publish on a machine whose package source carries them.";
    }

    private static void AddLocalSettings(string checkout, string folder)
    {
        var target = Path.Combine(folder, "local.settings.json");
        var sample = Path.Combine(checkout, "local.settings.sample.json");
        if (!File.Exists(target) && File.Exists(sample))
        {
            File.Copy(sample, target);
        }
    }

    [GeneratedRegex("NU110[1-3]: Unable to find package (?<name>[A-Za-z0-9.]*[A-Za-z0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MissingPackage();
}
