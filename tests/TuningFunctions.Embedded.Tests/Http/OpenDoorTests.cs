using System.Net;
using Microsoft.Azure.Functions.Worker.Builder;
using TuningFunctions.Embedded.Hosting;
using TuningFunctions.Embedded.Tests.Hosting;
using TuningFunctions.Embedded.Tests.Hosting.Samples;

namespace TuningFunctions.Embedded.Tests.Http;

public sealed class OpenDoorTests
{
    private const string FunctionKey = "function-key-for-tests";
    private const string SystemKey = "system-key-for-tests";

    private static readonly (HttpMethod Method, string Path)[] Closed =
    [
        (HttpMethod.Get, "/api/direct"),
        (HttpMethod.Get, "/api/orders/1"),
        (HttpMethod.Get, "/api/orders/latest"),
        (HttpMethod.Post, "/api/echo"),
        (HttpMethod.Get, "/api/fail"),
        (HttpMethod.Get, "/api/admin-only"),
        (HttpMethod.Get, "/api/system-only"),
        (HttpMethod.Get, "/admin/host/status"),
        (HttpMethod.Get, "/runtime/webhooks/durabletask/instances"),
        (HttpMethod.Delete, "/runtime/webhooks/durabletask/instances?createdTimeFrom=2026-01-01"),
        (HttpMethod.Get, "/runtime/webhooks/durabletask/instances/x"),
        (HttpMethod.Delete, "/runtime/webhooks/durabletask/instances/x"),
        (HttpMethod.Post, "/runtime/webhooks/durabletask/instances/x/raiseEvent/e"),
        (HttpMethod.Post, "/runtime/webhooks/durabletask/instances/x/terminate"),
        (HttpMethod.Post, "/runtime/webhooks/durabletask/instances/x/suspend"),
        (HttpMethod.Post, "/runtime/webhooks/durabletask/instances/x/resume"),
        (HttpMethod.Post, "/runtime/webhooks/durabletask/instances/x/rewind"),
    ];

    [Fact]
    public async Task EveryRoute_WithoutOrWithAWrongKey_AnswersOnlyAnonymousFunctions()
    {
        await using var host = await StartWithKeysAsync();

        foreach (var (method, path) in Closed)
        {
            foreach (var key in new[] { null, string.Empty, "wrong", FunctionKey + "x", FunctionKey[..^1] })
            {
                (await SendAsync(host, method, path, key)).ShouldBe(HttpStatusCode.Unauthorized, $"{method} {path} with {key}");
            }
        }

        (await SendAsync(host, HttpMethod.Get, "/api/hello", key: null)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task FunctionKey_OpensFunctionLevelAlone()
    {
        await using var host = await StartWithKeysAsync();

        (await SendAsync(host, HttpMethod.Get, "/api/direct", FunctionKey)).ShouldBe(HttpStatusCode.OK);
        (await host.Client.GetAsync($"/api/direct?code={FunctionKey}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(host, HttpMethod.Get, "/api/admin-only", FunctionKey)).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(host, HttpMethod.Get, "/api/system-only", FunctionKey)).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(host, HttpMethod.Get, "/runtime/webhooks/durabletask/instances/x", FunctionKey))
            .ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task SystemKey_OpensEveryLevel()
    {
        await using var host = await StartWithKeysAsync();

        foreach (var path in new[] { "/api/direct", "/api/admin-only", "/api/system-only" })
        {
            (await SendAsync(host, HttpMethod.Get, path, SystemKey)).ShouldBe(HttpStatusCode.OK, path);
        }
    }

    [Fact]
    public async Task OnlyFunctionKeySet_SystemLevelStaysClosed()
    {
        await using var host = await RunningHost.StartAsync(
            RunningHost.WithSettings(("TUNE_FUNCTION_KEY", FunctionKey), ("OffRoute", "off")),
            [typeof(WebFunctions)]);

        (await SendAsync(host, HttpMethod.Get, "/api/system-only", key: null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(host, HttpMethod.Get, "/api/system-only", FunctionKey)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "localhost.evil.example")]
    [InlineData("Host", "10.0.0.1")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "not a site")]
    public async Task EveryRoute_ForeignHostOrOrigin_IsRefused(string header, string value)
    {
        foreach (var start in new[] { StartWithKeysAsync(), StartKeylessAsync() })
        {
            await using var host = await start;
            foreach (var (method, path) in Closed.Append((HttpMethod.Get, "/api/hello")).Append((HttpMethod.Get, "/nowhere")))
            {
                using var request = new HttpRequestMessage(method, path);
                request.Headers.TryAddWithoutValidation(header, value);
                request.Headers.Add("x-functions-key", SystemKey);
                using var response = await host.Client.SendAsync(request);
                response.StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"{method} {path}");
            }
        }
    }

    [Fact]
    public async Task CrossSiteFetch_WithoutOrigin_IsRefused()
    {
        await using var host = await StartKeylessAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/direct");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Sec-Fetch-Mode", "no-cors");

        using var response = await host.Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Keyless_OwnHostAndOrigin_IsServed()
    {
        await using var host = await StartKeylessAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/admin-only");
        request.Headers.Add("Origin", host.Embedded.Address!.GetLeftPart(UriPartial.Authority));

        using var response = await host.Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://192.0.2.1:0")]
    public async Task Keyless_AddressBeyondLoopback_IsRefused(string url)
    {
        var error = await Should.ThrowAsync<AddressRefusedException>(
            () => RunningHost.StartAsync(builder => Listen(builder, url), [typeof(WebFunctions)]));

        error.Message.ShouldContain("loopback only");
    }

    private static void Listen(FunctionsApplicationBuilder builder, string url)
    {
        RunningHost.WithSettings(("OffRoute", "off"))(builder);
        builder.ConfigureEmbeddedHost(options => options.Url = url);
    }

    private static Task<RunningHost> StartWithKeysAsync() => RunningHost.StartAsync(
        RunningHost.WithSettings(("TUNE_FUNCTION_KEY", FunctionKey), ("TUNE_SYSTEM_KEY", SystemKey), ("OffRoute", "off")),
        [typeof(WebFunctions)]);

    private static Task<RunningHost> StartKeylessAsync() =>
        RunningHost.StartAsync(RunningHost.WithSettings(("OffRoute", "off")), [typeof(WebFunctions)]);

    private static async Task<HttpStatusCode> SendAsync(RunningHost host, HttpMethod method, string path, string? key)
    {
        using var request = new HttpRequestMessage(method, path);
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("x-functions-key", key);
        }

        using var response = await host.Client.SendAsync(request);
        return response.StatusCode;
    }
}
