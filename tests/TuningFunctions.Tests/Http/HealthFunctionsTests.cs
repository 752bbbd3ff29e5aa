using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TuningFunctions.Tests.Http;

public sealed class HealthFunctionsTests
{
    [Fact]
    public async Task Live_WhateverTheChecksSay_Is200()
    {
        await using var app = await RunningApp.StartAsync(
            builder => builder.Services.AddHealthChecks().AddCheck("store", () => HealthCheckResult.Unhealthy("down")));

        using var response = await app.Client.GetAsync("/health/live");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"state":"live","checks":[]}""");
    }

    [Fact]
    public async Task Ready_EveryCheckPasses_Is200()
    {
        await using var app = await RunningApp.StartAsync(
            builder => builder.Services.AddHealthChecks().AddCheck("probe", () => HealthCheckResult.Healthy()));

        using var response = await app.Client.GetAsync("/health/ready");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldContain("""{"name":"probe","state":"Healthy"}""");
    }

    [Fact]
    public async Task Ready_ACheckFails_Is503WithItsNameAndNotItsReason()
    {
        await using var app = await RunningApp.StartAsync(
            builder => builder.Services.AddHealthChecks().AddCheck("probe", () => HealthCheckResult.Unhealthy("password wrong")));

        using var response = await app.Client.GetAsync("/health/ready");

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var text = await response.Content.ReadAsStringAsync();
        text.ShouldContain("""{"name":"probe","state":"Unhealthy"}""");
        text.ShouldNotContain("password");
    }
}
