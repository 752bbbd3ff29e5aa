using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using TuningFunctions.Embedded.Hosting;

namespace TuningFunctions.Embedded.Tests.Hosting.Scenarios;

/// <summary>The scenarios that were observed in a real isolated worker, run through functions, bindings and serializer of this host.</summary>
public sealed class WorkerScenarioTests
{
    private static readonly JsonArray Scenarios = (JsonArray)JsonNode.Parse(File.ReadAllText(
        Path.Combine(Repository.Root, "tests", "TuningFunctions.Embedded.Tests", "Reference", "traces.json")))!;

    [Theory]
    [InlineData("fn-act-sequential", "FnSeq")]
    [InlineData("fn-property-case-lower", "FnPropCase", """{"id":"a","total":2,"level":5}""")]
    [InlineData("fn-property-case-exact", "FnPropCase", """{"Id":"a","Total":2}""")]
    [InlineData("fn-property-case-string-number", "FnPropCase", """{"Id":"a","Total":"2"}""")]
    [InlineData("fn-property-enum-string", "FnPropCase", """{"Id":"a","Level":"High"}""")]
    [InlineData("fn-null-input", "FnPropCase")]
    [InlineData("fn-getinput", "FnGetInput", "5")]
    [InlineData("fn-getinput-string", "FnGetInput", "\"s\"")]
    [InlineData("fn-throw", "FnThrow")]
    [InlineData("fn-sub-throw", "FnSubThrow")]
    [InlineData("fn-sub-throw-uncaught", "FnFailUncaught")]
    [InlineData("fn-void", "FnVoid")]
    [InlineData("fn-fields", "FnFields")]
    [InlineData("fn-order", "FnOrder")]
    [InlineData("fn-can", "FnCan", "1")]
    [InlineData("fn-await-yield", "FnYield")]
    [InlineData("fn-await-delay-first", "FnDelayFirst")]
    [InlineData("fn-await-delay-first-context-used", "FnDelayFirstLogged")]
    [InlineData("fn-await-task-run", "FnTaskRun")]
    [InlineData("fn-event-lowercase-payload", "FnEvent", null, """{"id":"z","total":3}""")]
    public async Task Scenario_OfTheRealWorker_GoesTheSameWay(
        string scenario, string function, string? input = null, string? eventPayload = null)
    {
        var observed = Scenarios.Single(entry => string.Equals((string?)entry!["id"], scenario, StringComparison.Ordinal))!["observed"]!;
        foreach (var replay in new[] { true, false })
        {
            var (end, trace) = await RunAsync(function, input, eventPayload, replay);

            end.RuntimeStatus.ToString().ShouldBe((string?)observed["runtimeStatus"]);
            end.SerializedOutput.ShouldBe((string?)observed["serializedOutput"]);
            end.SerializedInput.ShouldBe((string?)observed["serializedInput"]);
            Failures(end).ShouldBe(Failures(observed["failureDetails"]));
            if (replay && observed["trace"] is JsonArray expected)
            {
                trace.ShouldBe(expected.Select(entry => (string?)entry));
            }
        }
    }

    [Theory]
    [InlineData("FnDelayMid")]
    [InlineData("FnConfA")]
    public async Task Scenario_ThatHangsInTheRealWorker_FailsAtOnceAndNamesTheRule(string function)
    {
        foreach (var replay in new[] { true, false })
        {
            var (end, _) = await RunAsync(function, input: null, eventPayload: null, replay);

            end.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
            end.FailureDetails!.ErrorType.ShouldBe("System.InvalidOperationException");
            end.FailureDetails.ErrorMessage.ShouldContain("invalid asynchronous invocation");
        }
    }

    private static async Task<(OrchestrationMetadata End, IReadOnlyList<string> Trace)> RunAsync(
        string function, string? input, string? eventPayload, bool replay)
    {
        await using var host = await RunningHost.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton<ScenarioTrace>();
                builder.ConfigureEmbeddedHost(options => options.ReplayEveryEpisode = replay);
            },
            [typeof(ScenarioOrchestrators), typeof(ScenarioAwaits), typeof(ScenarioActivities)]);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var client = host.Embedded.Client;
        var id = await client.ScheduleNewOrchestrationInstanceAsync(function, Json(input), limit.Token);
        if (eventPayload is not null)
        {
            await client.WaitForInstanceStartAsync(id, limit.Token);
            await client.RaiseEventAsync(id, "e", Json(eventPayload), limit.Token);
        }

        var end = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, limit.Token);
        return (end, host.Services.GetRequiredService<ScenarioTrace>().Entries);
    }

    private static JsonElement? Json(string? text) => text is null ? null : JsonSerializer.Deserialize<JsonElement>(text);

    private static IEnumerable<string> Failures(OrchestrationMetadata end)
    {
        for (var failure = end.FailureDetails; failure is not null; failure = failure.InnerFailure)
        {
            yield return $"{failure.ErrorType}: {failure.ErrorMessage}";
        }
    }

    private static IEnumerable<string> Failures(JsonNode? observed) =>
        (observed as JsonArray ?? []).Select(failure => $"{failure!["errorType"]}: {failure["errorMessage"]}");
}
