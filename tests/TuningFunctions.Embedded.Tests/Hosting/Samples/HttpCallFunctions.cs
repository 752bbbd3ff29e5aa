using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>Orchestrators that send requests, and what answers them.</summary>
public sealed class HttpCallFunctions(HttpCalls calls)
{
    [Function("CallOnce")]
    public static Task<DurableHttpResponse> CallOnceAsync([OrchestrationTrigger] TaskOrchestrationContext context, Uri uri) =>
        context.CallHttpAsync(new DurableHttpRequest(HttpMethod.Post, uri)
        {
            Content = "asked",
            Headers = new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>(StringComparer.Ordinal) { ["x-asked"] = "yes" },
        });

    [Function("CallWithRetry")]
    public static Task<DurableHttpResponse> CallWithRetryAsync([OrchestrationTrigger] TaskOrchestrationContext context, Uri uri) =>
        context.CallHttpAsync(HttpMethod.Post, uri, "asked", new HttpRetryOptions([HttpStatusCode.ServiceUnavailable])
        {
            FirstRetryInterval = TimeSpan.FromMilliseconds(1),
            MaxNumberOfAttempts = 3,
        });

    [Function("Answer")]
    public async Task<IResult> AnswerAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "answer")] HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        request.HttpContext.Response.Headers["x-seen"] = request.Headers["x-asked"].ToString();
        return Results.Text($"{await reader.ReadToEndAsync()} {calls.Next()}");
    }

    [Function("Flaky")]
    public IResult Flaky([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "flaky")] HttpRequest request) =>
        calls.Next() < 3 ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.Text($"{request.Method} at last");

    [Function("Later")]
    public IResult Later([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "later")] HttpRequest request)
    {
        if (calls.Next() >= 3)
        {
            return Results.Text($"{request.Method} done");
        }

        request.HttpContext.Response.Headers.Location = "/later";
        request.HttpContext.Response.Headers.RetryAfter = "0";
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }
}
