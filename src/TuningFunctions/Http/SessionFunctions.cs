using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Tuning.Sessions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;
using Tuning.Sessions.Stores;
using TuningFunctions.Orchestrations;
using TuningFunctions.Sessions;

namespace TuningFunctions.Http;

/// <summary>Launches, shows and cancels sessions over HTTP.</summary>
/// <param name="planner">What plans sessions.</param>
/// <param name="store">Where sessions are kept.</param>
public sealed class SessionFunctions(SessionPlanner planner, ISessionStore store)
{
    private const int UsualLimit = 100;
    private const int LargestLimit = 1000;

    /// <summary>
    /// Launches the session of the body, a session file in YAML or JSON; <c>?set=path=value</c> replaces values of it.
    /// Answers 202 with where it can be watched, or 400 with everything that is wrong.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The host's client.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("StartSession")]
    public async Task<IActionResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/sessions")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancellationToken);
        var overrides = request.Query["set"].Select(value => SpecOverride.Parse(value ?? "")).ToList();
        if (overrides.Contains(null))
        {
            return Answers.Problem(StatusCodes.Status400BadRequest, "Invalid session", "set takes path=value.");
        }

        var source = new SpecSource(text, LanguageOf(request.ContentType, text)) { Overrides = [.. overrides.OfType<SpecOverride>()] };
        var outcome = await planner.PlanAsync(new PlanRequest(source, null), cancellationToken);
        if (outcome.Plan is not { } plan)
        {
            return Answers.Problem(StatusCodes.Status400BadRequest, "Invalid session", null, outcome.Problems);
        }

        await SessionLauncher.LaunchAsync(client, plan.SessionId, cancellationToken);
        var statusUrl = $"/api/sessions/{plan.SessionId}";
        request.HttpContext.Response.Headers.Location = statusUrl;
        return Answers.Json(
            new SessionAccepted(
                plan.SessionId, SessionState.Planned, outcome.PlanHash!, plan.PlannedTrials, outcome.Warnings, statusUrl),
            HttpJson.Default.SessionAccepted,
            StatusCodes.Status202Accepted);
    }

    /// <summary>Shows a session's state, progress and, at its end, result.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The session's id.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("GetSession")]
    public async Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/sessions/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        await store.FindSessionAsync(id, cancellationToken) is { } session
            ? Answers.Json(await StatusOfAsync(session, cancellationToken), HttpJson.Default.SessionStatus)
            : Unknown(id);

    /// <summary>Lists sessions, newest first; <c>?limit=</c> 1 to 1000, usually 100.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("ListSessions")]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/sessions")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var limit = UsualLimit;
        if (request.Query["limit"].FirstOrDefault() is { } text
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= LargestLimit))
        {
            return Answers.Problem(StatusCodes.Status400BadRequest, "Invalid limit", $"limit is a whole number from 1 to {LargestLimit}.");
        }

        var sessions = ImmutableArray.CreateBuilder<SessionStatus>();
        foreach (var session in await store.ListSessionsAsync(limit, cancellationToken))
        {
            sessions.Add(await StatusOfAsync(session, cancellationToken));
        }

        return Answers.Json(new SessionList(sessions.ToImmutable()), HttpJson.Default.SessionList);
    }

    /// <summary>Cancels a session: running trials end, the others are not started. Answers 202, or 409 once it has ended.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The host's client.</param>
    /// <param name="id">The session's id.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("CancelSession")]
    public async Task<IActionResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/sessions/{id}/cancel")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (await store.FindSessionAsync(id, cancellationToken) is not { } session)
        {
            return Unknown(id);
        }

        if (session.Ending is not null)
        {
            return Answers.Problem(StatusCodes.Status409Conflict, "The session has ended", $"Session {id} has ended.");
        }

        await store.RequestCancelAsync(id, cancellationToken);
        await client.RaiseEventAsync(id, TuneSession.CancelEvent, "cancelled over HTTP", cancellationToken);
        return Answers.Json(
            await StatusOfAsync(session with { IsCancelRequested = true }, cancellationToken),
            HttpJson.Default.SessionStatus,
            StatusCodes.Status202Accepted);
    }

    private async Task<SessionStatus> StatusOfAsync(StoredSession session, CancellationToken cancellationToken) =>
        SessionStatus.Of(session, await store.CountResultsAsync(session.SessionId, cancellationToken));

    private static ContentResult Unknown(string id) =>
        Answers.Problem(StatusCodes.Status404NotFound, "No such session", $"There is no session {id}.");

    private static DocumentLanguage LanguageOf(string? contentType, string text)
    {
        if (contentType?.Contains("yaml", StringComparison.OrdinalIgnoreCase) is true)
        {
            return DocumentLanguage.Yaml;
        }

        return contentType?.Contains("json", StringComparison.OrdinalIgnoreCase) is true || text.AsSpan().TrimStart().StartsWith("{")
            ? DocumentLanguage.Json
            : DocumentLanguage.Yaml;
    }
}
