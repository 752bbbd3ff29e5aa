using System.Net;
using TuningFunctions.Tests.Hosting;
using TuningFunctions.Tests.Sessions;

namespace TuningFunctions.Tests.Http;

public sealed class SessionApiTests
{
    [Fact]
    public async Task StartSession_SameIdempotencyKey_LaunchesOneSession()
    {
        await using var app = await SessionApp.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Answer.SendAsync(app, "POST", "api/sessions?set=budget.trials%3D10", Bench.Sweep, ("Idempotency-Key", "once"))));
        var ids = new List<string>();
        foreach (var answer in answers)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            ids.Add((await Answer.JsonOf(answer)).GetProperty("session").GetString()!);
            answer.Dispose();
        }

        ids.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await app.Store.ListSessionsAsync(9, default)).ShouldHaveSingleItem();
        var summary = await app.WaitAsync(ids[0]);
        using var late = await Answer.SendAsync(app, "POST", "api/sessions?set=budget.trials%3D10", Bench.Sweep, ("Idempotency-Key", "once"));
        (await Answer.JsonOf(late)).GetProperty("state").GetString().ShouldBe("Completed");
        app.Evaluators.Evaluations.ShouldBe(10);
        summary.Trials.Completed.ShouldBe(10);
        using var other = await Answer.SendAsync(app, "POST", "api/sessions", Bench.Sweep, ("Idempotency-Key", "once"));
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("api/sessions/none", 404, "id")]
    [InlineData("api/sessions/none/trials", 404, "id")]
    [InlineData("api/sessions/none/results", 404, "id")]
    [InlineData("api/sessions/none/events", 404, "id")]
    [InlineData("api/sessions/none/report", 404, "id")]
    [InlineData("api/sessions/..%2F..%2Fetc%2Fpasswd", 404, "id")]
    [InlineData("api/sessions/'%20OR%201=1%20--", 404, "id")]
    [InlineData("api/sessions?limit=0", 400, "limit")]
    [InlineData("api/sessions?limit=1&limit=2", 400, "limit")]
    [InlineData("api/sessions?limit=99999999999999999999", 400, "limit")]
    [InlineData("api/sessions?state=runing", 400, "state")]
    [InlineData("api/sessions?after=none", 400, "after")]
    [InlineData("api/sessions?name=", 400, "name")]
    public async Task Get_RefusedRequest_NamesThePlace(string address, int status, string path)
    {
        await using var app = await SessionApp.StartAsync();

        using var answer = await Answer.SendAsync(app, "GET", address);
        var problem = await Answer.JsonOf(answer);

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("problems")[0].GetProperty("path").GetString().ShouldBe(path);
    }

    [Fact]
    public async Task StartSession_OversizedOrMalformedBody_IsRefused()
    {
        await using var app = await SessionApp.StartAsync();

        using var large = await Answer.SendAsync(app, "POST", "api/sessions", new string('x', (1024 * 1024) + 1));
        using var bytes = new ByteArrayContent([0xff, 0xfe, 0x00]);
        using var binary = await app.Http.PostAsync(new Uri("api/sessions", UriKind.Relative), bytes);
        using var path = await Answer.SendAsync(app, "POST", "api/sessions?set=nothing", Bench.Sweep);
        using var key = await Answer.SendAsync(app, "POST", "api/sessions", Bench.Sweep, ("Idempotency-Key", new string('k', 201)));

        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        foreach (var answer in new[] { binary, path, key })
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await Answer.JsonOf(answer)).GetProperty("problems")[0].GetProperty("path").GetString().ShouldNotBeNullOrEmpty();
        }

        (await app.Store.ListSessionsAsync(9, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ListSessions_Pages_GoThroughAll()
    {
        await using var app = await SessionApp.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            await app.PlanAsync($"name=session{i}");
        }

        var seen = new List<string>();
        for (string? next = ""; next is not null;)
        {
            using var answer = await Answer.SendAsync(app, "GET", $"api/sessions?limit=2{(next is "" ? "" : $"&after={next}")}");
            var page = await Answer.JsonOf(answer);
            seen.AddRange(page.GetProperty("sessions").EnumerateArray().Select(session => session.GetProperty("session").GetString()!));
            next = page.TryGetProperty("next", out var after) ? after.GetString() : null;
        }

        seen.Distinct(StringComparer.Ordinal).Count().ShouldBe(5);
        using var named = await Answer.SendAsync(app, "GET", "api/sessions?name=session3&state=planned");
        (await Answer.JsonOf(named)).GetProperty("sessions").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Trials_AsJsonAndCsv_ShowEachTrialOnce()
    {
        await using var app = await SessionApp.StartAsync();
        var summary = await app.RunAsync();

        using var first = await Answer.SendAsync(app, "GET", $"api/sessions/{summary.Session}/trials?limit=50");
        var page = await Answer.JsonOf(first);
        using var rest = await Answer.SendAsync(app, "GET", $"api/sessions/{summary.Session}/trials?first={page.GetProperty("next").GetInt32()}");
        using var csv = await Answer.SendAsync(app, "GET", $"api/sessions/{summary.Session}/trials", null, ("Accept", "text/csv"));
        var lines = (await csv.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        page.GetProperty("trials").GetArrayLength().ShouldBe(50);
        (await Answer.JsonOf(rest)).GetProperty("trials").GetArrayLength().ShouldBe(24);
        csv.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        lines[0].ShouldBe("fold,trial,batch,state,errorType,errorMessage,metric.closedTrades,metric.netPnlPerDay,parameter.entryBps,parameter.exitBps");
        lines.Length.ShouldBe(75);
        lines[1].ShouldStartWith("0,0,0,completed,,,");
    }

    [Fact]
    public async Task Results_BestFirst_AreNotSentAgainToWhoHasThem()
    {
        await using var app = await SessionApp.StartAsync();
        var summary = await app.RunAsync();

        using var answer = await Answer.SendAsync(app, "GET", $"api/sessions/{summary.Session}/results?limit=3");
        var results = (await Answer.JsonOf(answer)).GetProperty("results");
        using var again = await Answer.SendAsync(
            app, "GET", $"api/sessions/{summary.Session}/results?limit=3", null, ("If-None-Match", answer.Headers.ETag!.Tag));
        using var csv = await Answer.SendAsync(app, "GET", $"api/sessions/{summary.Session}/results?format=csv");

        results.GetArrayLength().ShouldBe(3);
        results[0].GetProperty("trial").GetInt32().ShouldBe(summary.Best!.Trial);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await csv.Content.ReadAsStringAsync()).ShouldStartWith("rank,trial,feasible,label,metric.");
    }

    [Fact]
    public async Task Report_SessionThatHasEnded_IsThePageThatIsStored()
    {
        await using var app = await SessionApp.StartAsync();
        using var accepted = await Answer.SendAsync(app, "POST", "api/sessions?set=budget.trials%3D10", Bench.Sweep);
        var id = (await Answer.JsonOf(accepted)).GetProperty("session").GetString()!;
        await app.WaitAsync(id);

        using var answer = await Answer.SendAsync(app, "GET", $"api/sessions/{id}/report");
        var page = await answer.Content.ReadAsStringAsync();
        using var again = await Answer.SendAsync(
            app, "GET", $"api/sessions/{id}/report", headers: ("If-None-Match", answer.Headers.ETag!.ToString()));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldStartWith("default-src 'none'");
        page.ShouldStartWith("<!doctype html>");
        page.ShouldContain(id);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await app.Store.ReadArtifactsAsync(id, default)).Select(artifact => artifact.Kind).ShouldBe(["report", "report.html"]);
    }
}
