using System.Net;
using System.Text;
using System.Text.Json;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Promotions;
using TuningFunctions.Embedded.Hosting.Homes;

namespace TuningFunctions.Tests.Retuning;

public sealed class RetuneApiTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly ChampionKey s_key = new("arbitrage", "btc");

    private readonly RetuneWorld _world = new();
    private RetuneApp? _app;

    private RetuneApp App => _app!;

    public async Task InitializeAsync() => _app = await RetuneApp.StartAsync("", _world, new ManualTimeProvider(s_start));

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task Schedules_StoredShownDisabledRemoved_AnswerEachStep()
    {
        var put = await SendAsync("POST", "api/schedules", RetuneApp.Weekly, "application/yaml");
        put.GetProperty("next").EnumerateArray().Select(next => next.GetDateTimeOffset()).Take(2)
            .ShouldBe([new DateTimeOffset(2026, 1, 5, 5, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 1, 12, 5, 0, 0, TimeSpan.Zero)]);
        put.GetProperty("next").GetArrayLength().ShouldBe(10);

        (await SendAsync("GET", "api/schedules")).GetProperty("schedules").GetArrayLength().ShouldBe(1);
        // What is shown is a schedule file again.
        var again = await SendAsync("POST", "api/schedules", put.GetProperty("definition").GetRawText(), "application/json");
        again.GetRawText().ShouldBe(put.GetRawText());
        (await SendAsync("POST", "api/schedules/weekly/disable")).GetProperty("next").GetArrayLength().ShouldBe(0);
        App.Time.Advance(TimeSpan.FromDays(10));
        await App.LookAsync();
        (await SendAsync("GET", "api/schedules/weekly/runs")).GetProperty("runs").GetArrayLength().ShouldBe(0);
        (await SendAsync("POST", "api/schedules/weekly/enable")).GetProperty("next")[0].GetDateTimeOffset()
            .ShouldBe(new DateTimeOffset(2026, 1, 19, 5, 0, 0, TimeSpan.Zero), "what passed while it was disabled is not made up for");
        await SendAsync("DELETE", "api/schedules/weekly", expected: HttpStatusCode.NoContent);
        await SendAsync("GET", "api/schedules/weekly", expected: HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task PutSchedule_SeveralMistakes_AreAllToldAndNothingIsStored()
    {
        var broken = RetuneApp.Weekly
            .Replace("Europe/Berlin", "W. Europe Standard Time", StringComparison.Ordinal)
            .Replace("\"0 6 * * 1\"", "\"61 6 * * 1\"", StringComparison.Ordinal)
            .Replace("last 28 days", "the last month", StringComparison.Ordinal)
            .Replace("overlap: queue", "overlap: queu", StringComparison.Ordinal)
            .Replace("entryBps: {type: float, low: 5", "entryBps: {type: float, low: 500", StringComparison.Ordinal)
            .Replace("session:\n", "session:\n  datasets: [a.csv]\n", StringComparison.Ordinal);

        var problem = await SendAsync("POST", "api/schedules", broken, "application/yaml", HttpStatusCode.BadRequest);

        problem.GetProperty("problems").EnumerateArray().Select(each => each.GetProperty("path").GetString()).Order(StringComparer.Ordinal)
            .ShouldBe(["cron", "overlap", "session.datasets", "session.space.entryBps.low", "timeZone", "window"]);
        (await SendAsync("GET", "api/schedules")).GetProperty("schedules").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task GetChampion_WithItsTag_WaitsForTheNextOne()
    {
        await SendAsync("GET", "api/champions/arbitrage/btc", expected: HttpStatusCode.NotFound);
        await App.ScheduleAsync(RetuneApp.Weekly);
        await App.ArriveAsync();
        await App.PassAsync(TimeSpan.FromDays(1));
        using var first = await App.Http.GetAsync(new Uri("api/champions/arbitrage/btc", UriKind.Relative));
        first.Headers.ETag!.Tag.ShouldBe("\"1-1\"");

        using var same = await AskAsync("api/champions/arbitrage/btc", first.Headers.ETag.Tag);
        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var weak = await AskAsync("api/champions/arbitrage/btc", $"W/{first.Headers.ETag.Tag}");
        weak.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        var waiting = AskAsync("api/champions/arbitrage/btc?wait=60", first.Headers.ETag.Tag);
        _world.Best = 50;
        App.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromHours(1));
        while (!waiting.IsCompleted)
        {
            App.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5);
        }

        using var unchanged = await waiting;
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified, "a minute passed");
        App.Time.Advance(TimeSpan.FromHours(1));
        await App.ArriveAsync();
        var next = AskAsync("api/champions/arbitrage/btc?wait=60", first.Headers.ETag.Tag);
        await App.LookAsync();
        await App.SettleAsync();
        while (!next.IsCompleted)
        {
            App.Time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Delay(5);
        }

        using var changed = await next;
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        changed.Headers.ETag!.Tag.ShouldBe("\"2-2\"");
        (await App.Http.GetStringAsync(new Uri("api/champions/arbitrage/btc?format=env", UriKind.Relative))).ShouldContain("TUNE_ENTRY_BPS=");
        (await SendAsync("GET", "api/champions/arbitrage/btc?wait=61", expected: HttpStatusCode.BadRequest)).GetProperty("detail").GetString()!.ShouldContain("0 to 60");

        var back = await SendAsync("POST", "api/champions/arbitrage/btc/rollback", "{\"reason\":\"worse\"}");
        back.GetProperty("version").GetInt32().ShouldBe(1);
        await SendAsync("POST", "api/champions/arbitrage/btc/rollback", "{\"reason\":\"again\"}", expected: HttpStatusCode.Conflict);
        var history = await SendAsync("GET", "api/champions/arbitrage/btc/history");
        history.GetProperty("versions").EnumerateArray().Select(version => version.GetProperty("state").GetString()).ShouldBe(["Champion", "RolledBack"]);
        var last = history.GetProperty("audit").EnumerateArray().Last();
        (last.GetProperty("kind").GetString(), last.GetProperty("keyName").GetString(), last.GetProperty("reason").GetString())
            .ShouldBe(("RolledBack", "loopback", "worse"));
    }

    [Fact]
    public async Task Place_Misspelt_IsNotFoundAndNamesThoseThatExist()
    {
        await App.ScheduleAsync(RetuneApp.Weekly);

        foreach (var path in (string[])["api/champions/arbitrage/btcc", "api/champions/arbitrage/btcc/history", "api/performance/arbitrage/btcc"])
        {
            Named(await SendAsync("GET", path, expected: HttpStatusCode.NotFound));
        }

        Named(await SendAsync("POST", "api/champions/arbitrage/btcc/rollback", "{\"reason\":\"worse\"}", expected: HttpStatusCode.NotFound));
        (await SendAsync("GET", "api/champions/arbitrage/btc/history")).GetProperty("versions").GetArrayLength().ShouldBe(0);

        static void Named(JsonElement problem) =>
            problem.GetProperty("problems")[0].GetProperty("allowed").GetString()!.ShouldContain("did you mean arbitrage/btc?");
    }

    [Fact]
    public async Task AddPerformance_SentTwiceOrWrong_CountsOnceOrNotAtAll()
    {
        await App.ScheduleAsync(RetuneApp.Weekly);
        await App.ArriveAsync();
        await App.PassAsync(TimeSpan.FromDays(1));
        const string Batch = """
            {"strategy": "arbitrage", "market": "btc", "version": 1,
             "fills": [{"id": "f1", "trade": "t1", "leg": "entryA", "at": "2026-01-05T09:00:00Z", "side": "buy", "quantity": 1, "price": 100.02, "quotedPrice": 100}],
             "hours": [{"hour": "2026-01-05T09:00:00Z", "pnl": -1.5}]}
            """;

        (await SendAsync("POST", "api/performance", Batch)).GetProperty("new").GetInt32().ShouldBe(2);
        (await SendAsync("POST", "api/performance", Batch)).GetProperty("new").GetInt32().ShouldBe(0);
        var shown = await SendAsync("GET", "api/performance/arbitrage/btc");
        (shown.GetProperty("fills").GetInt32(), shown.GetProperty("pnl").GetDouble()).ShouldBe((1, -1.5));
        shown.GetProperty("slippage").GetProperty("realisedBps").GetDouble().ShouldBe(2, 1e-6);

        var wrong = Batch.Replace("\"f1\"", "\"f2\"", StringComparison.Ordinal).Replace("\"buy\"", "\"hold\"", StringComparison.Ordinal)
            .Replace("\"quantity\": 1", "\"quantity\": 0", StringComparison.Ordinal);
        var problem = await SendAsync("POST", "api/performance", wrong, expected: HttpStatusCode.BadRequest);
        problem.GetProperty("problems").EnumerateArray().Select(each => each.GetProperty("path").GetString()).ShouldBe(["fills[0].side", "fills[0].quantity"]);
        await SendAsync("POST", "api/performance", Batch.Replace("\"version\": 1", "\"version\": 7", StringComparison.Ordinal), expected: HttpStatusCode.NotFound);
        (await App.Store.ReadFillsAsync(s_key, 1, default)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Approval_OverHttp_GoesOnAtOnceAndOnlyOnce()
    {
        await App.ScheduleAsync(RetuneApp.Weekly.Replace("{watch: PT0S}", "{watch: PT0S, approval: required}", StringComparison.Ordinal));
        await App.ArriveAsync();
        await App.PassAsync(TimeSpan.FromDays(1));
        var run = (await App.Store.ListOpenRunsAsync(default))[0];

        await SendAsync("POST", $"api/runs/{run.RunId}/approval", "{\"comment\":\"?\"}", expected: HttpStatusCode.BadRequest);
        await SendAsync("POST", $"api/runs/{run.RunId}/approval", "{\"approve\":true,\"comment\":\"go\"}", expected: HttpStatusCode.Accepted);
        (await App.UntilAsync(run.RunId, RunState.Ended)).Outcome.ShouldBe(RunOutcome.Promoted);
        await SendAsync("POST", $"api/runs/{run.RunId}/approval", "{\"approve\":false}", expected: HttpStatusCode.Conflict);
        await SendAsync("POST", "api/runs/none/approval", "{\"approve\":true}", expected: HttpStatusCode.NotFound);

        (await App.Store.ReadAuditAsync(s_key, default)).Select(entry => (entry.Kind, entry.KeyName, entry.Reason)).ShouldContain((AuditKind.Approved, "loopback", "go"));
    }

    [Fact]
    public async Task StartRun_ByHand_RunsAndRests()
    {
        await App.ScheduleAsync(RetuneApp.Weekly.Replace("missed: all", "missed: all\ntriggers: {manual: {coolOff: PT1H}}", StringComparison.Ordinal));
        var given = await SendAsync("POST", "api/markets/btc/data", $"{{\"dataset\":\"sha256:{new string('c', 64)}\"}}");
        given.GetProperty("isNew").GetBoolean().ShouldBeTrue();

        var started = await SendAsync("POST", "api/schedules/weekly/runs", expected: HttpStatusCode.Accepted);
        await App.LookAsync();
        await App.SettleAsync();
        var run = await SendAsync("GET", $"api/runs/{started.GetProperty("run").GetString()}");

        (run.GetProperty("outcome").GetString(), run.GetProperty("trigger").GetString()).ShouldBe(("Promoted", "Manual"));
        await SendAsync("POST", "api/schedules/weekly/runs", expected: HttpStatusCode.Conflict);
        App.Time.Advance(TimeSpan.FromHours(1));
        await SendAsync("POST", "api/schedules/weekly/runs", expected: HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task StartRun_WithTheKeyThatTheHomeHolds_IsNamedAfterTheCommandLine()
    {
        await App.ScheduleAsync(RetuneApp.Weekly);
        App.Http.DefaultRequestHeaders.Add("x-functions-key", HomeLock.ReadKey(App.Home));

        var run = await SendAsync("POST", "api/schedules/weekly/runs", expected: HttpStatusCode.Accepted);

        run.GetProperty("reason").GetString().ShouldBe("started with the key command-line");
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await App.Http.SendAsync(request);
    }

    private async Task<JsonElement> SendAsync(
        string method, string path, string? body = null, string type = "application/json", HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative))
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, type),
        };
        using var answer = await App.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(expected, $"{method} {path}: {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}
