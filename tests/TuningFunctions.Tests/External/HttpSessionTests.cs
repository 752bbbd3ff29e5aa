using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tuning.Sessions;
using TuningFunctions.External;
using TuningFunctions.External.Http;

namespace TuningFunctions.Tests.External;

public sealed class HttpSessionTests
{
    private const string Rest = "validation: {kind: none}";
    private static readonly ExternalHost s_loopback = ExternalHost.Read(name => name is ExternalHost.HttpHostsSetting ? "127.0.0.1, bots.example" : null);

    [Fact]
    public async Task Run_OverloadedService_IsAskedAgainUnderTheSameKey()
    {
        var keys = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await using var service = await TrialService.StartAsync(async http =>
        {
            var tries = keys.AddOrUpdate(http.Request.Headers["Idempotency-Key"].ToString(), 1, (_, count) => count + 1);
            if (tries < 3)
            {
                http.Response.StatusCode = tries == 1 ? 503 : 429;
                http.Response.Headers.RetryAfter = "0";
                return;
            }

            await AnswerAsync(http);
        });
        using var home = new BotHome("", s_loopback);

        var summary = await home.RunAsync(SessionAt(service.Url, "budget: {trials: 12}"));

        (summary.State, summary.Trials.Completed).ShouldBe((SessionState.Completed, 12));
        keys.Count.ShouldBeGreaterThan(12);
        keys.ShouldAllBe(entry => entry.Value >= 3 && entry.Key.Length == 64);
    }

    [Fact]
    public async Task Run_ServiceThatRefusesOrLeadsOnOrHangs_CostsTheTrials()
    {
        await using var service = await TrialService.StartAsync(async http =>
        {
            var job = await JobOfAsync(http);
            switch ((int)job["trial"]!)
            {
                case >= 0 and var trial when trial % 4 == 1:
                    http.Response.StatusCode = 500;
                    await http.Response.WriteAsync("no money");
                    break;
                case >= 0 and var trial when trial % 4 == 2:
                    http.Response.Redirect("http://169.254.169.254/latest/meta-data");
                    break;
                case >= 0 and var trial when trial % 4 == 3:
                    await Task.Delay(Timeout.Infinite, http.RequestAborted);
                    break;
                default:
                    await WriteAsync(http, job);
                    break;
            }
        });
        using var home = new BotHome("", s_loopback);

        var summary = await home.RunAsync(SessionAt(service.Url, "budget: {trials: 8, maxFailedShare: 1}", "PT3S"));

        (summary.Trials.Completed, summary.Trials.Failed, summary.Trials.TimedOut).ShouldBe((2, 4, 2));
        var results = await home.Store.ReadResultsAsync(new(summary.Session, 0), Tuning.Sessions.Stores.TrialRange.All, default);
        results[1].ErrorMessage!.ShouldEndWith("answered 500: no money");
        results[2].ErrorMessage!.ShouldContain("answered 302, and nobody is led on");
    }

    [Theory]
    [InlineData("http://other.example/trial", "an address of one of the hosts of TUNE_HTTP_HOSTS: 127.0.0.1, bots.example")]
    [InlineData("http://user@127.0.0.1/trial", "an address that begins with http:// or https://, without a user in it")]
    [InlineData("file:///etc/passwd", "an address that begins with http:// or https://, without a user in it")]
    public async Task Plan_AddressThatIsNotListed_IsRefused(string url, string allowed)
    {
        using var home = new BotHome("", s_loopback);

        var outcome = await home.PlanAsync(SessionAt(url));

        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Path, problem.Allowed).ShouldBe(("strategy.url", allowed));
    }

    [Fact]
    public async Task Resolve_ListedNameOfAPrivateAddress_IsRefusedUnlessTheAddressIsListed()
    {
        var byName = new HttpAddresses(ExternalHost.Read(name => name is ExternalHost.HttpHostsSetting ? "localhost" : null));
        var byBoth = new HttpAddresses(ExternalHost.Read(name => name is ExternalHost.HttpHostsSetting ? "localhost,127.0.0.1" : null));

        var refused = await Should.ThrowAsync<HttpRequestException>(() => byName.ResolveAsync("localhost", default));

        refused.Message.ShouldContain("private");
        (await byBoth.ResolveAsync("localhost", default)).ShouldBe([IPAddress.Loopback]);
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.31.0.1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.0.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("127.9.9.9", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("64:ff9b::a00:1", true)]
    [InlineData("2002:a00:1::", true)]
    [InlineData("::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("2606:4700::1111", false)]
    public void IsPrivate_Address_IsKnown(string address, bool isPrivate) =>
        HttpAddresses.IsPrivate(IPAddress.Parse(address)).ShouldBe(isPrivate);

    private static string SessionAt(string url, string budget = "budget: {trials: 4}", string timeout = "PT20S") => BotHome.Session(
        $"{{kind: http, url: '{url}', workers: 4, timeout: {timeout}}}", budget, "sampler: {kind: sobol}", "objective: {metric: profit}", Rest);

    private static async Task AnswerAsync(HttpContext http) => await WriteAsync(http, await JobOfAsync(http));

    private static async Task<JsonObject> JobOfAsync(HttpContext http) =>
        (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();

    private static Task WriteAsync(HttpContext http, JsonObject job) => http.Response.WriteAsync(new JsonObject
    {
        ["trial"] = job["trial"]!.DeepClone(),
        ["values"] = new JsonObject { ["profit"] = (double)job["parameters"]!["x"]! - (double)job["parameters"]!["y"]! },
        ["effective"] = job["parameters"]!.DeepClone(),
    }.ToJsonString());
}
