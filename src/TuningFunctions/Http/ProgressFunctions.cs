using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Tuning.Sessions.Stores;
using TuningFunctions.Http.OpenApi;

namespace TuningFunctions.Http;

/// <summary>Tells the progress of a session by server-sent events.</summary>
/// <param name="progress">What watches sessions.</param>
/// <param name="store">Where sessions are kept.</param>
public sealed class ProgressFunctions(ProgressFeed progress, ISessionStore store)
{
    /// <summary>
    /// Streams the status of a session whenever it changes. A caller who reconnects with Last-Event-ID is told what it has not
    /// seen; one who has seen the end is answered 204, which ends its reconnections.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The session's id.</param>
    /// <param name="cancellationToken">Ends the stream with the request.</param>
    [Function("WatchSession")]
    [Operation("Stream the status of a session whenever it changes, as server-sent events")]
    [Responds(200, null, ProgressFeed.MediaType)]
    [Responds(204, null)]
    [Responds(404, typeof(ProblemAnswer))]
    public async Task<IActionResult> WatchAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/sessions/{id}/events")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var session = await store.FindSessionAsync(id, cancellationToken) ?? throw RequestProblemException.UnknownSession(id);
        var seen = request.Headers["Last-Event-ID"].ToString();
        if (session.Ending is not null && await progress.EventIdOfAsync(session, cancellationToken) is var last
            && string.Equals(seen, last, StringComparison.Ordinal))
        {
            return new NoContentResult();
        }

        var response = request.HttpContext.Response;
        response.ContentType = ProgressFeed.MediaType;
        response.Headers.CacheControl = "no-store";
        // Proxies that buffer would deliver nothing until the end.
        response.Headers["X-Accel-Buffering"] = "no";
        await progress.WriteAsync(id, seen, SendAsync, cancellationToken);
        return new EmptyResult();

        async Task SendAsync(string text)
        {
            await response.WriteAsync(text, cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }
    }
}
