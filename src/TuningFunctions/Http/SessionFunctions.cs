using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Tuning.Sessions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Reading;
using Tuning.Sessions.Stores;
using TuningFunctions.Http.OpenApi;
using TuningFunctions.Sessions;

namespace TuningFunctions.Http;

/// <summary>Launches, shows and lists sessions over HTTP.</summary>
/// <param name="planner">What plans sessions.</param>
/// <param name="store">Where sessions are kept.</param>
/// <param name="control">Pages of sessions, and requests that count once.</param>
/// <param name="time">The clock of estimates.</param>
public sealed class SessionFunctions(SessionPlanner planner, ISessionStore store, ISessionControl control, TimeProvider time)
{
    private const int UsualLimit = 100;
    private const int LargestLimit = 1000;
    private const int LargestFileBytes = 1024 * 1024;
    private const int LongestKey = 200;
    private const string KeyHeader = "Idempotency-Key";

    /// <summary>
    /// Launches the session of the body, a session file in YAML or JSON; <c>?set=path=value</c> replaces values of it. Answers
    /// 202 with where it can be watched, or 400 with everything that is wrong. The same Idempotency-Key launches one session.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The host's client.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("StartSession")]
    [Operation("Launch a session file, YAML or JSON; the same Idempotency-Key launches one session")]
    [RequestContent("application/json", "application/yaml")]
    [Query("set", "path=value: replaces a value of the file; may be repeated")]
    [Responds(202, typeof(SessionAccepted))]
    [Responds(400, typeof(ProblemAnswer))]
    [Responds(413, typeof(ProblemAnswer))]
    [Responds(422, typeof(ProblemAnswer))]
    public async Task<IActionResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/sessions")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var text = await RequestBody.ReadTextAsync(request, LargestFileBytes, cancellationToken);
        var source = new SpecSource(text, LanguageOf(request.ContentType, text)) { Overrides = OverridesOf(request) };
        var key = KeyOf(request);
        var outcome = await planner.PrepareAsync(new PlanRequest(source, null), cancellationToken);
        if (outcome.Plan is not { } plan)
        {
            throw new RequestProblemException(
                StatusCodes.Status400BadRequest, "Invalid session", "The session cannot be launched; nothing was stored.", outcome.Problems);
        }

        if (key is not null)
        {
            plan = await ClaimAsync(key, source, plan, cancellationToken);
        }

        var session = await planner.StoreAsync(plan, cancellationToken);
        if (session.Ending is null)
        {
            await SessionLauncher.LaunchAsync(client, plan.SessionId, cancellationToken);
        }

        var statusUrl = $"/api/sessions/{plan.SessionId}";
        request.HttpContext.Response.Headers.Location = statusUrl;
        return Answers.Json(
            new SessionAccepted(
                plan.SessionId, session.State, session.PlanHash, session.PlannedTrials, outcome.Warnings, statusUrl),
            HttpJson.Default.SessionAccepted,
            StatusCodes.Status202Accepted);
    }

    /// <summary>Shows a session's state, progress and, at its end, result.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The session's id.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("GetSession")]
    [Operation("Show a session's state, progress and, at its end, result")]
    [Responds(200, typeof(SessionStatus))]
    [Responds(304, null)]
    [Responds(404, typeof(ProblemAnswer))]
    public async Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/sessions/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await store.FindSessionAsync(id, cancellationToken) is { } session
            ? EntityTag.Of(request, Answers.Json(await StatusOfAsync(session, cancellationToken), HttpJson.Default.SessionStatus))
            : throw RequestProblemException.UnknownSession(id);
    }

    /// <summary>
    /// Lists sessions, newest first: <c>?limit=</c> 1 to 1000, usually 100, <c>?state=</c>, <c>?name=</c> the beginning of the
    /// name, <c>?after=</c> the session that the page before ended with.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("ListSessions")]
    [Operation("List sessions, newest first")]
    [Query("limit", "Most sessions, 1 to 1000; 100 unless stated")]
    [Query("state", "The state that they are in")]
    [Query("name", "What their names begin with")]
    [Query("after", "The session that the page before ended with")]
    [Responds(200, typeof(SessionList))]
    [Responds(400, typeof(ProblemAnswer))]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/sessions")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var limit = RequestQuery.Whole(request, "limit", (1, LargestLimit), UsualLimit);
        var filter = new SessionFilter(limit)
        {
            State = RequestQuery.Word<SessionState>(request, "state"),
            NamePrefix = RequestQuery.Text(request, "name", 64),
            After = RequestQuery.Text(request, "after"),
        };
        if (filter.After is { } after && await store.FindSessionAsync(after, cancellationToken) is null)
        {
            throw RequestProblemException.Invalid("after", after, "the id of a session");
        }

        var found = await control.ListSessionsAsync(filter, cancellationToken);
        var sessions = ImmutableArray.CreateBuilder<SessionStatus>();
        foreach (var session in found)
        {
            sessions.Add(await StatusOfAsync(session, cancellationToken));
        }

        return EntityTag.Of(request, Answers.Json(
            new SessionList(sessions.ToImmutable(), found.Length == limit ? found[^1].SessionId : null), HttpJson.Default.SessionList));
    }

    private async Task<SessionPlan> ClaimAsync(string key, SpecSource source, SessionPlan plan, CancellationToken cancellationToken)
    {
        var asked = string.Join('\n', source.Overrides.Select(change => $"{change.Path}={change.Value}").Append(source.Text));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked)));
        var claim = await control.ClaimAsync(new SessionClaim(key, hash, plan.SessionId), cancellationToken);
        // Whoever claimed first may have stopped before the session was stored: it is stored now, under the id of the claim.
        return string.Equals(claim.RequestHash, hash, StringComparison.Ordinal)
            ? plan with { SessionId = claim.SessionId }
            : throw new RequestProblemException(
                StatusCodes.Status422UnprocessableEntity,
                "The key was used before",
                $"{KeyHeader} {key} was used for another request.",
                new SpecProblem(KeyHeader, key, "one key for one request"));
    }

    private async Task<SessionStatus> StatusOfAsync(StoredSession session, CancellationToken cancellationToken) =>
        SessionStatus.Of(session, await store.CountResultsAsync(session.SessionId, cancellationToken), time.GetUtcNow());

    private static ImmutableArray<SpecOverride> OverridesOf(HttpRequest request) =>
    [
        .. request.Query["set"].Select(value => SpecOverride.Parse(value ?? "")
            ?? throw RequestProblemException.Invalid("set", value, "path=value")),
    ];

    private static string? KeyOf(HttpRequest request)
    {
        var values = request.Headers[KeyHeader];
        return values switch
        {
            [] => null,
            [{ Length: >= 1 and <= LongestKey } key] when !key.Any(char.IsControl) => key,
            _ => throw RequestProblemException.Invalid(KeyHeader, values.ToString(), $"one text of 1 to {LongestKey} characters"),
        };
    }

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
