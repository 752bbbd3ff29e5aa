using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TuningFunctions.Http.OpenApi;

namespace TuningFunctions.Http;

/// <summary>Tells monitors whether the app lives and whether it is ready for work.</summary>
/// <param name="checks">The registered checks.</param>
public sealed class HealthFunctions(HealthCheckService checks)
{
    /// <summary>Answers 200 while the process serves requests.</summary>
    /// <param name="request">The request.</param>
    [Function("HealthLive")]
    [Operation("Answer while the process serves requests")]
    [Responds(200, typeof(HealthAnswer))]
    public static IResult Live(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) =>
        Answer(request, new("live", []), StatusCodes.Status200OK);

    /// <summary>Answers 200 when no check fails, 503 when one does, with the name and state of each.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the checks.</param>
    [Function("HealthReady")]
    [Operation("Answer whether the app is ready for work")]
    [Responds(200, typeof(HealthAnswer))]
    [Responds(503, typeof(HealthAnswer))]
    public async Task<IResult> ReadyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        // What is degraded is shown, and takes no host out of service.
        var isReady = report.Status != HealthStatus.Unhealthy;
        return Answer(
            request,
            new(isReady ? "ready" : "notReady", [.. report.Entries.Select(entry => new HealthCheckAnswer(entry.Key, entry.Value.Status))]),
            isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult Answer(HttpRequest request, HealthAnswer answer, int status)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Results.Json(answer, HealthJson.Default.HealthAnswer, statusCode: status);
    }
}
