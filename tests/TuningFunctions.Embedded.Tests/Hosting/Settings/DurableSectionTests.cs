using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Configuration;
using TuningFunctions.Embedded.Durable;
using TuningFunctions.Embedded.Hosting;
using TuningFunctions.Embedded.Hosting.Settings;

namespace TuningFunctions.Embedded.Tests.Hosting.Settings;

public sealed class DurableSectionTests
{
    private const string Prefix = "AzureFunctionsJobHost:extensions:durableTask:";

    [Fact]
    public void Read_TheRepositorysHostFile_RunsCurrentOrOlderVersionsAndCommitsForPowerCuts()
    {
        var options = Read(new());

        options.DefaultVersion.ShouldBe("1.0.0");
        options.VersionMatch.ShouldBe(VersionMatch.CurrentOrOlder);
        options.VersionMismatch.ShouldBe(VersionMismatch.Reject);
        options.Durability.ShouldBe(Durability.Power);
        options.MaxConcurrentActivities.ShouldBe(0);
        options.Path.ShouldBe(Path.Combine("home", "hub.db"));
    }

    [Theory]
    [InlineData(0, 7)]
    [InlineData(3, 3)]
    public void Read_ActivityLimit_IsTheStartersElseThatOfTheSettings(int given, int expected) =>
        Read(new() { MaxConcurrentActivities = given }, ("maxConcurrentActivityFunctions", "7"))
            .MaxConcurrentActivities.ShouldBe(expected);

    [Theory]
    [InlineData("versionMatchStrategy", "Newer", "None, Strict, CurrentOrOlder")]
    [InlineData("versionFailureStrategy", "7", "Reject, Fail")]
    [InlineData("maxConcurrentActivityFunctions", "-1", "a whole number from 1")]
    public void Read_ImpossibleValue_IsRefusedWithWhatIsAllowed(string name, string value, string allowed)
    {
        var error = Should.Throw<InvalidDataException>(() => Read(new(), (name, value)));

        error.Message.ShouldContain(name);
        error.Message.ShouldContain(allowed);
    }

    private static DurableEngineOptions Read(EmbeddedHostOptions options, params (string Name, string Value)[] overrides)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(overrides.Select(entry => KeyValuePair.Create<string, string?>(Prefix + entry.Name, entry.Value)))
            .Build();
        return DurableSection.Read(HostFile.Read(Repository.Root, settings), options, "home", JsonDataConverter.Default);
    }
}
