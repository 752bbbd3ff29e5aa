using Microsoft.Extensions.Configuration;
using TuningFunctions.Embedded.Hosting.Settings;

namespace TuningFunctions.Embedded.Tests.Hosting.Settings;

public sealed class HostFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("host-file-");

    [Fact]
    public void Read_Override_WinsOverTheFile()
    {
        Write("""
            { // comments are allowed
              "version": "2.0",
              "extensions": { "durableTask": { "hubName": "a", "defaultVersion": "1.0.0" }, "http": { "routePrefix": "" } } }
            """);
        var settings = Settings(("AzureFunctionsJobHost:extensions:durableTask:defaultVersion", "2.0.0"));

        var file = HostFile.Read(_folder.FullName, settings);

        file.DurableTask["defaultVersion"].ShouldBe("2.0.0");
        file.DurableTask["hubName"].ShouldBe("a");
        file.RoutePrefix.ShouldBeEmpty();
    }

    [Fact]
    public void RoutePrefix_NotNamed_IsApi()
    {
        Write("""{"version":"2.0"}""");

        HostFile.Read(_folder.FullName, Settings()).RoutePrefix.ShouldBe("api");
    }

    [Theory]
    [InlineData(null, "There is no host.json")]
    [InlineData("{", "not valid JSON")]
    [InlineData("""{"version":"1.0"}""", "version must be")]
    public void Read_InvalidFile_IsRefused(string? text, string reason)
    {
        if (text is not null)
        {
            Write(text);
        }

        Should.Throw<InvalidDataException>(() => HostFile.Read(_folder.FullName, Settings())).Message.ShouldContain(reason);
    }

    [Fact]
    public void ReadValues_LocalSettings_NamesSectionsByColon()
    {
        var file = Path.Combine(_folder.FullName, "local.settings.json");
        File.WriteAllText(file, """{"IsEncrypted":false,"Values":{"A":"1","B__C":"x","D":true}}""");

        HostSettings.ReadValues(file).ShouldBe([new("A", "1"), new("B:C", "x"), new("D", "true")]);
    }

    [Fact]
    public void ReadValues_EncryptedLocalSettings_AreRefused()
    {
        var file = Path.Combine(_folder.FullName, "local.settings.json");
        File.WriteAllText(file, """{"IsEncrypted":true,"Values":{}}""");

        Should.Throw<InvalidDataException>(() => HostSettings.ReadValues(file)).Message.ShouldContain("encrypted");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value)))
            .Build();

    private void Write(string text) => File.WriteAllText(Path.Combine(_folder.FullName, "host.json"), text);
}
