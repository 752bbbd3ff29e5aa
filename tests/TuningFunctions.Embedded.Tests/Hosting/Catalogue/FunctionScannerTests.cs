using Microsoft.Extensions.Configuration;
using TuningFunctions.Embedded.Hosting.Catalogue;
using TuningFunctions.Embedded.Hosting.Settings;
using TuningFunctions.Embedded.Tests.Hosting.Samples;

namespace TuningFunctions.Embedded.Tests.Hosting.Catalogue;

public sealed class FunctionScannerTests
{
    [Fact]
    public void Scan_ValidFunctions_FindsTriggersRoutesAndLevels()
    {
        var catalogue = Scan([typeof(WebFunctions), typeof(TimerFunctions)], ("OffRoute", "x/off"), ("HourlySchedule", "0 0 * * * *"));

        catalogue.Functions.Select(function => function.Name).ShouldBe(
            ["Admin", "Direct", "Echo", "Fail", "Hello", "Hourly", "Off", "Order", "OrderLatest", "System"]);
        catalogue.Timers.Single().Trigger.ShouldBe(new FunctionTrigger.Timer("0 0 * * * *", UseMonitor: true, RunOnStartup: false));
        var off = (FunctionTrigger.Http)catalogue.Functions.Single(function => function.Name is "Off").Trigger;
        off.Template.TemplateText.ShouldBe("x/off");
    }

    [Theory]
    [InlineData(typeof(Broken.SameName), "names are unique whatever their case")]
    [InlineData(typeof(Broken.TwoTriggers), "exactly one trigger; this one has 2")]
    [InlineData(typeof(Broken.NoTrigger), "exactly one trigger; this one has 0")]
    [InlineData(typeof(Broken.MissingSetting), "'%Nowhere%' does not resolve to a value")]
    [InlineData(typeof(Broken.UserLevel), "AuthorizationLevel.User")]
    [InlineData(typeof(Broken.PlainResult), "returns IActionResult, IResult or HttpResponseData")]
    [InlineData(typeof(Broken.ServiceParameter), "has no binding; services come through the constructor")]
    [InlineData(typeof(Broken.AsyncVoid), "async void cannot be awaited")]
    [InlineData(typeof(Broken.ReservedRoute), "conflicts with the host's own routes")]
    [InlineData(typeof(Broken.SameRoute), "both answer GET /api/same")]
    [InlineData(typeof(Broken.BadRoute), "is not valid")]
    [InlineData(typeof(Broken.BadConstraint), "constraint 'wholeNumber' is not known")]
    [InlineData(typeof(Broken.FiveFields), "not a six-field NCRONTAB")]
    [InlineData(typeof(Broken.WrongTimerType), "binds TimerInfo")]
    [InlineData(typeof(Broken.OrchestratorWithClient), "DURABLE0007")]
    [InlineData(typeof(Broken.OrchestratorTwoInputs), "at most one parameter for its input")]
    [InlineData(typeof(Broken.OrchestratorSync), "an orchestrator returns Task")]
    [InlineData(typeof(Broken.NotPublic), "must be public")]
    [InlineData(typeof(Broken.BadName), "a name begins with a letter")]
    [InlineData(typeof(Broken.ClientType), "must be a DurableTaskClient")]
    [InlineData(typeof(Broken.SameActivity), "activity name 'Twin' is used 2 times")]
    [InlineData(typeof(Broken.RetriedActivity), "FixedDelayRetryAttribute is for timer functions")]
    [InlineData(typeof(Broken.RetryDelay), "must be times as hh:mm:ss")]
    [InlineData(typeof(Broken.BodyOfATimer), "[FromBody] needs a request")]
    public void Scan_BrokenRule_IsRefusedByName(Type functions, string rule)
    {
        var error = Should.Throw<InvalidFunctionsException>(() => Scan([functions]));

        error.Message.ShouldContain(rule);
    }

    [Fact]
    public void Scan_SeveralProblems_ListsThemAll()
    {
        var error = Should.Throw<InvalidFunctionsException>(() => Scan([typeof(Broken.UserLevel), typeof(Broken.FiveFields)]));

        error.Problems.Length.ShouldBe(2);
    }

    [Fact]
    public void Scan_WithoutWebApplication_RefusesHttpRequest()
    {
        var error = Should.Throw<InvalidFunctionsException>(
            () => Scan([typeof(WebFunctions)], isWebApplication: false, ("OffRoute", "off")));

        error.Message.ShouldContain("HttpRequest needs ConfigureFunctionsWebApplication()");
    }

    [Theory]
    [InlineData("AzureWebJobs.Off.Disabled", "true", true)]
    [InlineData("AzureWebJobs.Off.Disabled", "1", true)]
    [InlineData("AzureWebJobs:Off:Disabled", "True", true)]
    [InlineData("AzureWebJobs.Off.Disabled", "false", false)]
    public void Scan_DisabledBySetting_IsListedButNotServed(string setting, string value, bool isDisabled)
    {
        var catalogue = Scan([typeof(WebFunctions)], ("OffRoute", "off"), (setting, value));

        catalogue.Functions.Single(function => function.Name is "Off").IsDisabled.ShouldBe(isDisabled);
        catalogue.Http.Any(function => function.Name is "Off").ShouldBe(!isDisabled);
    }

    private static FunctionCatalogue Scan(Type[] classes, params (string Name, string Value)[] settings) =>
        Scan(classes, isWebApplication: true, settings);

    private static FunctionCatalogue Scan(Type[] classes, bool isWebApplication, params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("scanner-");
        try
        {
            File.WriteAllText(
                Path.Combine(folder.FullName, "host.json"),
                """{"version":"2.0","extensions":{"http":{"routePrefix":""}}}""");
            var configuration = new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value)))
                .Build();
            var hostFile = HostFile.Read(folder.FullName, configuration);
            return new FunctionScanner(new(configuration, hostFile, isWebApplication)).Scan(classes);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
