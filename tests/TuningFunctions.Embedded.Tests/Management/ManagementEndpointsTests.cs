using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using TuningFunctions.Embedded.Tests.Hosting;
using TuningFunctions.Embedded.Tests.Hosting.Samples;

namespace TuningFunctions.Embedded.Tests.Management;

public sealed class ManagementEndpointsTests : IAsyncLifetime
{
    private const string SystemKey = "system-key-for-tests";
    private const string Root = "/runtime/webhooks/durabletask/instances";

    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync(
        builder =>
        {
            RunningHost.WithSettings(("TUNE_SYSTEM_KEY", SystemKey))(builder);
            builder.Services.AddSingleton<JoinSwitch>();
        },
        [typeof(StarterFunctions), typeof(JoinFunctions)]);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task CreateCheckStatusResponse_HandsOutAddressesThatWorkAndNotTheSystemKey()
    {
        using var started = await StartAsync("WaitForGo", "one");

        started.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var payload = JsonNode.Parse(await started.Content.ReadAsStringAsync())!;
        ((string?)payload["Id"]).ShouldBe("one");
        var status = (string)payload["StatusQueryGetUri"]!;
        status.ShouldStartWith($"{_host.Embedded.Address!.GetLeftPart(UriPartial.Authority)}{Root}/one?code=");
        status.ShouldNotContain(SystemKey);
        started.Headers.Location!.OriginalString.ShouldBe(status);
        payload["RewindPostUri"].ShouldBeNull();
        using var pending = await _host.Client.GetAsync(status);
        pending.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        pending.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        pending.Headers.Location!.OriginalString.ShouldBe(status);

        var raise = ((string)payload["SendEventPostUri"]!).Replace("{eventName}", "go", StringComparison.Ordinal);
        (await PostAsync(raise, "\"now\"")).ShouldBe(HttpStatusCode.Accepted);
        await _host.Embedded.Client.WaitForInstanceCompletionAsync("one");

        var done = JsonNode.Parse(await _host.Client.GetStringAsync(status))!;
        ((string?)done["name"]).ShouldBe("WaitForGo");
        ((string?)done["instanceId"]).ShouldBe("one");
        ((string?)done["runtimeStatus"]).ShouldBe("Completed");
        ((string?)done["input"]).ShouldBe("input of one");
        ((string?)done["customStatus"]).ShouldBe("waiting");
        ((string?)done["output"]).ShouldBe("input of one now");
    }

    [Fact]
    public async Task KeyOfTheAddresses_OpensNoFunction()
    {
        using var started = await StartAsync("WaitForGo", "key");
        var payload = JsonNode.Parse(await started.Content.ReadAsStringAsync())!;
        var code = new Uri((string)payload["StatusQueryGetUri"]!).Query;
        await using var other = await RunningHost.StartAsync(
            RunningHost.WithSettings(("TUNE_SYSTEM_KEY", SystemKey), ("OffRoute", "off")),
            [typeof(WebFunctions)]);

        using var response = await other.Client.GetAsync("/api/admin-only" + code);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Steering_LivingInstance_Is202_EndedIs410_UnknownIs404()
    {
        using var started = await StartAsync("WaitForGo", "steered");
        await _host.Embedded.Client.WaitForInstanceStartAsync("steered");

        (await PostAsync($"{Root}/steered/suspend?reason=pause")).ShouldBe(HttpStatusCode.Accepted);
        (await PostAsync($"{Root}/steered/resume")).ShouldBe(HttpStatusCode.Accepted);
        (await PostAsync($"{Root}/steered/raiseEvent/Go", "text", "text/plain")).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync($"{Root}/steered/raiseEvent/Go", "{broken")).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync($"{Root}/steered/rewind")).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync($"{Root}/steered/terminate?reason=enough")).ShouldBe(HttpStatusCode.Accepted);
        var end = await _host.Embedded.Client.WaitForInstanceCompletionAsync("steered", getInputsAndOutputs: true);
        end.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Terminated);
        end.ReadOutputAs<string>().ShouldBe("enough");

        foreach (var action in new[] { "raiseEvent/Go", "terminate", "suspend", "resume", "rewind" })
        {
            (await PostAsync($"{Root}/steered/{action}")).ShouldBe(HttpStatusCode.Gone, action);
            (await PostAsync($"{Root}/nobody/{action}")).ShouldBe(HttpStatusCode.NotFound, action);
        }

        (await PostAsync($"{Root}/steered/explode")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Status_FailedInstance_Is200Or500OnRequest()
    {
        using var started = await StartAsync("FailOnce", "failed");
        await _host.Embedded.Client.WaitForInstanceCompletionAsync("failed");

        (await StatusAsync("/failed")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("/failed?returnInternalServerErrorOnFailure=true")).ShouldBe(HttpStatusCode.InternalServerError);
        (await StatusAsync("/nobody")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Rewind_FailedInstance_RunsAgain()
    {
        using var started = await StartAsync("FailOnce", "rewound");
        await _host.Embedded.Client.WaitForInstanceCompletionAsync("rewound");

        _host.Services.GetRequiredService<JoinSwitch>().AllowsNothing = true;

        (await PostAsync($"{Root}/rewound/rewind?reason=again")).ShouldBe(HttpStatusCode.Accepted);

        var end = await _host.Embedded.Client.WaitForInstanceCompletionAsync("rewound", getInputsAndOutputs: true);
        end.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        using var history = await _host.Client.SendAsync(Request(HttpMethod.Get, $"{Root}/rewound?showHistory=true"));
        var events = (JsonArray)JsonNode.Parse(await history.Content.ReadAsStringAsync())!["historyEvents"]!;
        events.Select(entry => (string)entry!["EventType"]!).Contains("TaskCompleted", StringComparer.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public async Task List_ByPrefixAndStatusInPages_ShowsEachInstanceOnce()
    {
        foreach (var id in new[] { "list-1", "list-2", "list-3", "other" })
        {
            (await StartAsync("WaitForGo", id)).Dispose();
            await _host.Embedded.Client.WaitForInstanceStartAsync(id);
        }

        var seen = new List<string>();
        string? token = null;
        do
        {
            using var request = Request(HttpMethod.Get, $"{Root}?instanceIdPrefix=list-&runtimeStatus=Running&top=2&showInput=false");
            if (token is not null)
            {
                request.Headers.Add("x-ms-continuation-token", token);
            }

            using var response = await _host.Client.SendAsync(request);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            var page = (JsonArray)JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            page.Count.ShouldBeLessThanOrEqualTo(2);
            page.ShouldAllBe(instance => instance!["input"] == null);
            seen.AddRange(page.Select(instance => (string)instance!["instanceId"]!));
            token = response.Headers.TryGetValues("x-ms-continuation-token", out var values) ? values.Single() : null;
        }
        while (token is not null && seen.Count < 10);

        seen.Order(StringComparer.Ordinal).ShouldBe(["list-1", "list-2", "list-3"]);
    }

    [Fact]
    public async Task Purge_EndedInstance_Is200ThenIts404()
    {
        using var started = await StartAsync("FailOnce", "purged");
        await _host.Embedded.Client.WaitForInstanceCompletionAsync("purged");

        using var first = await _host.Client.SendAsync(Request(HttpMethod.Delete, $"{Root}/purged"));
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await first.Content.ReadAsStringAsync()).ShouldBe("""{"instancesDeleted":1}""");

        (await SendAsync(HttpMethod.Delete, $"{Root}/purged")).ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(HttpMethod.Delete, Root)).ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(HttpMethod.Delete, $"{Root}?createdTimeFrom=2020-01-01T00:00:00Z")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("x-functions-key", SystemKey);
        return request;
    }

    private Task<HttpResponseMessage> StartAsync(string name, string id) =>
        _host.Client.PostAsync($"/api/start/{name}/{id}", content: null);

    private Task<HttpStatusCode> StatusAsync(string rest) => SendAsync(HttpMethod.Get, Root + rest);

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, string path)
    {
        using var request = Request(method, path);
        using var response = await _host.Client.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<HttpStatusCode> PostAsync(string path, string body = "\"x\"", string type = "application/json")
    {
        using var request = Request(HttpMethod.Post, path);
        request.Content = new StringContent(body, Encoding.UTF8, type);
        using var response = await _host.Client.SendAsync(request);
        return response.StatusCode;
    }
}
