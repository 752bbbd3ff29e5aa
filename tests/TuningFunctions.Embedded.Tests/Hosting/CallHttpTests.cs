using System.Net;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using TuningFunctions.Embedded.Hosting;
using TuningFunctions.Embedded.Tests.Hosting.Samples;

namespace TuningFunctions.Embedded.Tests.Hosting;

public sealed class CallHttpTests
{
    private readonly HttpCalls _calls = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CallHttp_Answer_ComesBackWithStatusHeadersAndBodyAndIsSentOnce(bool replay)
    {
        var answer = (await RunAsync("CallOnce", "answer", replay)).ReadOutputAs<DurableHttpResponse>()!;

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.ShouldBe("asked 1");
        answer.Headers!["x-seen"].ToString().ShouldBe("yes");
        _calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task CallHttp_AcceptedAnswer_IsFollowedUntilItIsDone()
    {
        var answer = (await RunAsync("CallOnce", "later", replay: true)).ReadOutputAs<DurableHttpResponse>()!;

        answer.Content.ShouldBe("GET done");
        _calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task CallHttp_AnswerToRepeat_IsRepeatedByTheOptions()
    {
        var answer = (await RunAsync("CallWithRetry", "flaky", replay: true)).ReadOutputAs<DurableHttpResponse>()!;

        answer.Content.ShouldBe("POST at last");
        _calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task CallHttp_WithoutOptions_GivesTheFailureAsAnAnswer()
    {
        var answer = (await RunAsync("CallOnce", "flaky", replay: true)).ReadOutputAs<DurableHttpResponse>()!;

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        _calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task CallHttp_NobodyAnswers_FailsTheTask()
    {
        var end = await RunAsync("CallOnce", new Uri("http://127.0.0.1:1/"), replay: true);

        end.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        end.FailureDetails!.InnerFailure!.ErrorType.ShouldBe("System.Net.Http.HttpRequestException");
    }

    private Task<OrchestrationMetadata> RunAsync(string name, string path, bool replay) =>
        RunAsync(name, new Uri(path, UriKind.Relative), replay);

    private async Task<OrchestrationMetadata> RunAsync(string name, Uri uri, bool replay)
    {
        await using var host = await RunningHost.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(_calls);
                builder.ConfigureEmbeddedHost(options => options.ReplayEveryEpisode = replay);
            },
            [typeof(HttpCallFunctions)]);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var client = host.Embedded.Client;
        var id = await client.ScheduleNewOrchestrationInstanceAsync(name, new Uri(host.Embedded.Address!, uri), limit.Token);
        return await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, limit.Token);
    }
}
