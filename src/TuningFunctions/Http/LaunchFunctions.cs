using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Tuning.Sessions.Stores;
using TuningFunctions.Http.OpenApi;
using TuningFunctions.Sessions;

namespace TuningFunctions.Http;

/// <summary>Launches sessions that are stored already: planned elsewhere on the same home, or left over from a stopped host.</summary>
/// <param name="store">Where sessions are kept.</param>
/// <param name="launcher">What starts sessions.</param>
public sealed class LaunchFunctions(ISessionStore store, SessionLauncher launcher)
{
    /// <summary>
    /// Launches a stored session; one that runs goes on. Answers 202 with its status, 200 when it has ended already, 404 when there
    /// is none.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The host's client.</param>
    /// <param name="id">The session's id.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("LaunchSession")]
    [Operation("Launch a session that is stored already")]
    [Responds(200, typeof(SessionStatus))]
    [Responds(202, typeof(SessionStatus))]
    [Responds(404, typeof(ProblemAnswer))]
    public async Task<IActionResult> LaunchAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/sessions/{id}/launch")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await store.FindSessionAsync(id, cancellationToken) is not { } session)
        {
            throw RequestProblemException.UnknownSession(id);
        }

        if (session.Ending is null)
        {
            session = await launcher.TakeUpAsync(client, session, cancellationToken);
        }

        request.HttpContext.Response.Headers.Location = $"/api/sessions/{id}";
        return Answers.Json(
            SessionStatus.Of(session, await store.CountResultsAsync(id, cancellationToken)),
            HttpJson.Default.SessionStatus,
            session.Ending is null ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
    }
}
