using System.Text.Json;

namespace TuningFunctions.Tests.Azure;

/// <summary>The host file and the project say nothing that the real host or its build does not know.</summary>
public sealed class HostFileTests
{
    private static readonly string[] s_durable =
    [
        "hubName", "tracing", "maxOrchestrationActions", "overridableExistingInstanceStates", "useGracefulShutdown",
        "throwStatusExceptionsOnRaiseEvent", "httpSettings", "notifications", "defaultVersion", "versionMatchStrategy",
        "versionFailureStrategy",
    ];

    [Fact]
    public void HostFile_HoldsSettingsOfTheRealHostAlone()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "host.json")));
        var root = document.RootElement;

        root.GetProperty("version").GetString().ShouldBe("2.0");
        NamesOf(root).Except(["version", "logging", "extensions", "functionTimeout"], StringComparer.Ordinal).ShouldBeEmpty();
        NamesOf(root.GetProperty("extensions")).ShouldBe(["http", "durableTask"], ignoreOrder: true);
        root.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString().ShouldBe("");
        var durable = root.GetProperty("extensions").GetProperty("durableTask");
        NamesOf(durable).Except(s_durable, StringComparer.Ordinal).ShouldBeEmpty();
        durable.GetProperty("hubName").GetString()!.ShouldAllBe(letter => char.IsAsciiLetterOrDigit(letter));
        durable.GetProperty("versionMatchStrategy").GetString().ShouldBe("CurrentOrOlder");
        durable.GetProperty("versionFailureStrategy").GetString().ShouldBe("Reject");
    }

    [Fact]
    public void Project_OfTheAzureFlavour_IsAFunctionsApp()
    {
        var project = File.ReadAllText(Path.Combine(Repository.Root, "src", "TuningFunctions", "TuningFunctions.csproj"));

        project.ShouldContain("<OutputType>Exe</OutputType>");
        project.ShouldContain("<AzureFunctionsVersion>v4</AzureFunctionsVersion>");
        project.ShouldContain("""<FrameworkReference Include="Microsoft.AspNetCore.App" />""");
        project.ShouldContain("""Link="host.json" CopyToOutputDirectory="PreserveNewest" """.TrimEnd());
        project.ShouldContain("""CopyToPublishDirectory="Never" """.TrimEnd());
        foreach (var package in (string[])["Worker", "Worker.Sdk", "Worker.Extensions.DurableTask", "Worker.Extensions.Http",
            "Worker.Extensions.Http.AspNetCore", "Worker.Extensions.Timer"])
        {
            project.ShouldContain($"""<PackageReference Include="Microsoft.Azure.Functions.{package}" />""");
        }
    }

    private static IEnumerable<string> NamesOf(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
