using System.Net;
using System.Text;
using TuningFunctions.Embedded.Hosting;
using TuningFunctions.Embedded.Tests.Hosting;
using TuningFunctions.Embedded.Tests.Hosting.Samples;

namespace TuningFunctions.Embedded.Tests.Http;

public sealed class HttpFunctionsTests : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync(
        builder =>
        {
            RunningHost.WithSettings(("OffRoute", "x/off"), ("AzureWebJobs.Off.Disabled", "true"))(builder);
            builder.ConfigureEmbeddedHost(options => options.MaxRequestBodyBytes = 1000);
        },
        [typeof(WebFunctions)]);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("/api/hello", "{\"greeting\":\"hello\",\"method\":\"GET\"}")]
    [InlineData("/api/direct?q=1", "direct 1")]
    [InlineData("/api/orders/7", "7|none|7")]
    [InlineData("/api/orders/7/lines", "7|lines|7")]
    [InlineData("/API/Orders/7", "7|none|7")]
    [InlineData("/api/orders/latest", "latest GET")]
    public async Task Get_KnownRoute_Answers(string path, string expected) =>
        (await _host.Client.GetStringAsync(path)).ShouldBe(expected);

    [Theory]
    [InlineData("/api/orders/0")]
    [InlineData("/api/orders/x")]
    [InlineData("/api/orders/1/a/b")]
    [InlineData("/api/echo")]
    [InlineData("/x/off")]
    [InlineData("/")]
    [InlineData("/index.html")]
    public async Task Get_NoSuchRouteOrMethod_Is404(string path) =>
        (await _host.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Post_HttpRequestData_ReadsBodyAndSendsHeadersStatusAndWorkerJson()
    {
        using var body = new StringContent("text", Encoding.UTF8, "text/plain");

        using var response = await _host.Client.PostAsync("/api/echo?q=z", body);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.GetValues("x-query").ShouldBe(["z"]);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"Text":"text","Method":"POST"}""");
    }

    [Fact]
    public async Task Get_ThrowingFunction_Is500WithoutDetail()
    {
        using var response = await _host.Client.GetAsync("/api/fail");

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("secret");
    }

    [Theory]
    [InlineData(1000, HttpStatusCode.Created)]
    [InlineData(1001, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Post_BodyBeyondTheLimit_Is413(int bytes, HttpStatusCode expected)
    {
        using var body = new ByteArrayContent(new byte[bytes]);

        using var response = await _host.Client.PostAsync("/api/echo", body);

        response.StatusCode.ShouldBe(expected);
    }
}
