using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Tuning.Reports;
using Tuning.Sessions;
using Tuning.Sessions.Stores;
using TuningFunctions.Http.OpenApi;
using TuningFunctions.Sessions;

namespace TuningFunctions.Http;

/// <summary>Shows the report of a session in a browser.</summary>
/// <param name="reports">Where reports are kept.</param>
/// <param name="store">Where sessions are kept.</param>
public sealed class ReportFunctions(SessionReports reports, ISessionStore store)
{
    /// <summary>Shows the report of a session that has ended: one page with everything in it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The session's id.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("GetReport")]
    [Operation("Show the report of a session that has ended, one HTML page")]
    [Responds(200, null, "text/html")]
    [Responds(304, null)]
    [Responds(404, typeof(ProblemAnswer))]
    [Responds(409, typeof(ProblemAnswer))]
    public async Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/sessions/{id}/report")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var session = await store.FindSessionAsync(id, cancellationToken) ?? throw RequestProblemException.UnknownSession(id);
        var page = await reports.FindPageAsync(id, cancellationToken) ?? throw new RequestProblemException(
            StatusCodes.Status409Conflict,
            "No report yet",
            $"Session {id} has not ended.",
            new SpecProblem("id", session.State.ToString(), "the id of a session that has ended"));
        // The page has its style in it and loads nothing.
        request.HttpContext.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
        return EntityTag.Of(request, new ContentResult
        {
            Content = page,
            ContentType = ReportPage.MediaType,
            StatusCode = StatusCodes.Status200OK,
        });
    }
}
