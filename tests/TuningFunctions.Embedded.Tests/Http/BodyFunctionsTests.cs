using System.Net;
using System.Text;
using TuningFunctions.Embedded.Tests.Hosting;
using TuningFunctions.Embedded.Tests.Hosting.Samples;

namespace TuningFunctions.Embedded.Tests.Http;

public sealed class BodyFunctionsTests : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync([typeof(BodyFunctions)]);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("body/json", """{"text":"a","METHOD":"b"}""", "application/json", HttpStatusCode.OK, "a b POST")]
    [InlineData("body/json", """{"text":"a"}""", "application/problem+json; charset=utf-8", HttpStatusCode.OK, "a  POST")]
    [InlineData("body/json", """{"text":"a"}""", "text/plain", HttpStatusCode.InternalServerError, null)]
    [InlineData("body/json", "{", "application/json", HttpStatusCode.InternalServerError, null)]
    [InlineData("body/text", "four", "text/plain", HttpStatusCode.OK, "4 POST")]
    [InlineData("at-once", "it", "text/plain", HttpStatusCode.OK, "got it!")]
    public async Task Post_Body_IsReadAsDeclared(string path, string body, string type, HttpStatusCode code, string? expected)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.Add("Content-Type", type);

        using var response = await _host.Client.PostAsync(path, content);

        response.StatusCode.ShouldBe(code);
        if (expected is not null)
        {
            (await response.Content.ReadAsStringAsync()).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task Get_ResultInParts_AnswersWithTheMarkedOne()
    {
        using var response = await _host.Client.GetAsync("parts");

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        response.Headers.Location!.ToString().ShouldBe("/somewhere");
        (await response.Content.ReadAsStringAsync()).ShouldBe("GET");
    }

    [Fact]
    public async Task Post_Cookie_IsSet()
    {
        using var content = new StringContent("it");

        using var response = await _host.Client.PostAsync("at-once", content);

        response.Headers.GetValues("Set-Cookie").ShouldBe(["taste=sweet%20%26%20sour; path=/"]);
    }
}
