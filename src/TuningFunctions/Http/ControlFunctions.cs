using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Tuning.Sessions;
using Tuning.Sessions.Stores;
using TuningFunctions.Http.OpenApi;
using TuningFunctions.Sessions;

namespace TuningFunctions.Http;

/// <summary>Cancels, pauses and resumes sessions over HTTP.</summary>
/// <param name="controls">What does it.</param>
/// <param name="store">Where sessions are kept.</param>
public sealed class ControlFunctions(SessionControls controls, ISessionStore store)
{
    /// <summary>Cancels a session: running trials end, the others are not started. Answers 202, or 409 once it has ended.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The host's client.</param>
    /// <param name="id">The session's id.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("CancelSession")]
    [Operation("Cancel a session: running trials end, the others are not started")]
    [Responds(202, typeof(SessionStatus))]
    [Responds(404, typeof(ProblemAnswer))]
    [Responds(409, typeof(ProblemAnswer))]
    public Task<IActionResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/sessions/{id}/cancel")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        CancellationToken cancellationToken) =>
        DoAsync(request, id, () => controls.CancelAsync(client, id, cancellationToken), cancellationToken);

    /// <summary>Pauses a session before its next batch. Answers 202, or 409 once it has ended.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The session's id.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("PauseSession")]
    [Operation("Pause a session before its next batch")]
    [Responds(202, typeof(SessionStatus))]
    [Responds(404, typeof(ProblemAnswer))]
    [Responds(409, typeof(ProblemAnswer))]
    public Task<IActionResult> PauseAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/sessions/{id}/pause")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        DoAsync(request, id, () => controls.PauseAsync(id, cancellationToken), cancellationToken);

    /// <summary>Lets a paused session go on. Answers 202, or 409 once it has ended.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The host's client.</param>
    /// <param name="id">The session's id.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("ResumeSession")]
    [Operation("Let a paused session go on")]
    [Responds(202, typeof(SessionStatus))]
    [Responds(404, typeof(ProblemAnswer))]
    [Responds(409, typeof(ProblemAnswer))]
    public Task<IActionResult> ResumeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/sessions/{id}/resume")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        CancellationToken cancellationToken) =>
        DoAsync(request, id, () => controls.ResumeAsync(client, id, cancellationToken), cancellationToken);

    private async Task<IActionResult> DoAsync(HttpRequest request, string id, Func<Task> act, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var session = await store.FindSessionAsync(id, cancellationToken) ?? throw RequestProblemException.UnknownSession(id);
        if (session.Ending is not null)
        {
            throw new RequestProblemException(
                StatusCodes.Status409Conflict,
                "The session has ended",
                $"Session {id} has ended.",
                new SpecProblem("id", id, "a session that has not ended"));
        }

        await act();
        request.HttpContext.Response.Headers.Location = $"/api/sessions/{id}";
        session = await store.FindSessionAsync(id, cancellationToken) ?? session;
        return Answers.Json(
            SessionStatus.Of(session, await store.CountResultsAsync(id, cancellationToken)),
            HttpJson.Default.SessionStatus,
            StatusCodes.Status202Accepted);
    }
}
