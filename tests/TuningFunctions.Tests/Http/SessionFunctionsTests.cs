using System.Net;
using System.Text;
using System.Text.Json;
using TuningFunctions.Tests.Hosting;
using TuningFunctions.Tests.Sessions;

namespace TuningFunctions.Tests.Http;

public sealed class SessionFunctionsTests
{
    [Fact]
    public async Task StartSession_ValidFile_LaunchesAndShowsItsResult()
    {
        await using var app = await SessionApp.StartAsync();

        using var started = await PostAsync(app, Bench.Sweep, "application/yaml", "?set=budget.trials%3D10&set=name%3Dposted");
        var accepted = await JsonOf(started);
        var id = accepted.GetProperty("session").GetString()!;
        await app.WaitAsync(id);
        using var shown = await app.Http.GetAsync(started.Headers.Location);
        var status = await JsonOf(shown);

        started.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        id.ShouldStartWith("posted-");
        accepted.GetProperty("plannedTrials").GetInt32().ShouldBe(10);
        started.Headers.Location!.ToString().ShouldBe($"/api/sessions/{id}");
        status.GetProperty("state").GetString().ShouldBe("Completed");
        status.GetProperty("trials").GetProperty("completed").GetInt32().ShouldBe(10);
        status.GetProperty("result").GetProperty("resultHash").GetString()!.Length.ShouldBe(64);
        status.GetProperty("result").GetProperty("best").GetProperty("label").GetString().ShouldBe("inSample");
    }

    [Fact]
    public async Task StartSession_InvalidFile_AnswersEveryProblemAndStoresNothing()
    {
        await using var app = await SessionApp.StartAsync();

        using var answer = await PostAsync(app, """{"schemaVersion": 1, "name": "x", "strategy": "arbitrage", "colour": 1}""", "application/json");
        var problem = await JsonOf(answer);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var paths = problem.GetProperty("problems").EnumerateArray().Select(item => item.GetProperty("path").GetString()!).ToArray();
        paths.ShouldBe(["colour", "datasets", "objective", "space", "space.entryBps", "space.exitBps"], ignoreOrder: true);
        (await app.Store.ListSessionsAsync(1, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task LaunchSession_StoredSession_RunsItAndAnswersForEverAfter()
    {
        await using var app = await SessionApp.StartAsync();
        var id = await app.PlanAsync();
        var address = new Uri($"api/sessions/{id}/launch", UriKind.Relative);

        using var launched = await app.Http.PostAsync(address, null);
        using var repeated = await app.Http.PostAsync(address, null);
        var summary = await app.WaitAsync(id);
        using var ended = await app.Http.PostAsync(address, null);
        using var unknown = await app.Http.PostAsync(new Uri("api/sessions/none/launch", UriKind.Relative), null);

        launched.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        launched.Headers.Location!.ToString().ShouldBe($"/api/sessions/{id}");
        repeated.IsSuccessStatusCode.ShouldBeTrue();
        ended.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await JsonOf(ended)).GetProperty("result").GetProperty("resultHash").GetString().ShouldBe(summary.ResultHash);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        app.Evaluators.Evaluations.ShouldBe(74);
    }

    [Theory]
    [InlineData("api/sessions/none", 404)]
    [InlineData("api/sessions?limit=0", 400)]
    [InlineData("api/sessions", 200)]
    [InlineData("health/live", 200)]
    [InlineData("health/ready", 200)]
    public async Task Get_AnyAddress_AnswersItsCode(string address, int code)
    {
        await using var app = await SessionApp.StartAsync();

        using var answer = await app.Http.GetAsync(new Uri(address, UriKind.Relative));

        ((int)answer.StatusCode).ShouldBe(code);
        (await JsonOf(answer)).ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Fact]
    public async Task Cancel_UnknownOrEndedSession_IsRefused()
    {
        await using var app = await SessionApp.StartAsync();
        var summary = await app.RunAsync();

        using var unknown = await app.Http.PostAsync(new Uri("api/sessions/none/cancel", UriKind.Relative), null);
        using var ended = await app.Http.PostAsync(new Uri($"api/sessions/{summary.Session}/cancel", UriKind.Relative), null);

        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        ended.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    private static async Task<HttpResponseMessage> PostAsync(SessionApp app, string text, string type, string query = "")
    {
        using var content = new StringContent(text, Encoding.UTF8, type);
        return await app.Http.PostAsync(new Uri("api/sessions" + query, UriKind.Relative), content);
    }

    private static async Task<JsonElement> JsonOf(HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }
}
