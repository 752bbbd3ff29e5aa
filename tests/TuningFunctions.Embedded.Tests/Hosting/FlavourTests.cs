namespace TuningFunctions.Embedded.Tests.Hosting;

public sealed class FlavourTests
{
    private const string Wiring = "TuningApplication.cs";

    [Fact]
    public void AppSources_OutsideTheWiringFile_KnowNeitherHost()
    {
        var folder = Path.Combine(Repository.Root, "src", "TuningFunctions");
        var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories);

        files.Contains(Path.Combine(folder, Wiring), StringComparer.Ordinal).ShouldBeTrue();
        foreach (var file in files.Where(file => Path.GetFileName(file) is not Wiring))
        {
            var text = File.ReadAllText(file);
            text.ShouldNotContain("TuningFunctions.Embedded", customMessage: file);
            text.ShouldNotContain("FUNCTIONS_AZURE", customMessage: file);
        }
    }

    [Fact]
    public void AzureFlavour_ReferencesTheRealPackagesAndNothingEmbedded()
    {
        var project = File.ReadAllText(Path.Combine(Repository.Root, "src", "TuningFunctions", "TuningFunctions.csproj"));

        project.ShouldContain("<AzureFunctionsVersion>v4</AzureFunctionsVersion>");
        foreach (var line in project.Split('\n').Where(line => line.Contains("Embedded", StringComparison.Ordinal)))
        {
            line.ShouldContain("../TuningFunctions.Embedded/TuningFunctions.Embedded.csproj");
        }

        project.ShouldContain("""
              <ItemGroup Condition="'$(FunctionsHost)' != 'Azure'">
                <ProjectReference Include="../TuningFunctions.Embedded/TuningFunctions.Embedded.csproj" />
              </ItemGroup>
            """);
    }
}
