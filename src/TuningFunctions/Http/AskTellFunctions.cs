using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using TuningFunctions.External.AskTell;
using TuningFunctions.Http.OpenApi;
using TuningFunctions.Orchestrations;
using TuningFunctions.Sessions;

namespace TuningFunctions.Http;

/// <summary>Gives the trials of ask-and-tell sessions away over HTTP, and takes their results.</summary>
/// <param name="plans">The stored plans.</param>
/// <param name="desk">What gives and takes.</param>
/// <param name="store">Where sessions are kept.</param>
public sealed class AskTellFunctions(PlanCache plans, TrialDesk desk, ISessionStore store)
{
    private const int LargestCount = 1000;
    private const int LongestWorker = 200;
    private const int LargestBodyBytes = 16 * 1024 * 1024;

    /// <summary>
    /// Gives trials away, each for the session's trial time-out: a trial whose result is not told by then is given to the next who
    /// asks. Answers no trial where all are held or the next batch is not decided yet.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The session's id.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("AskTrials")]
    [Operation("Ask for trials of an ask-and-tell session, each held for the trial time-out")]
    [RequestContent("application/json", Type = typeof(AskRequest))]
    [Responds(200, typeof(AskedTrials))]
    [Responds(400, typeof(ProblemAnswer))]
    [Responds(404, typeof(ProblemAnswer))]
    [Responds(409, typeof(ProblemAnswer))]
    public async Task<IActionResult> AskAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/sessions/{id}/ask")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var plan = await PlanOfAsync(id, cancellationToken);
        var body = await BodyOfAsync(request, ["count", "worker"], cancellationToken);
        var count = body["count"] is null ? 1
            : body["count"] is JsonValue number && number.TryGetValue<int>(out var whole) && whole is >= 1 and <= LargestCount ? whole
            : throw RequestProblemException.Invalid("count", body["count"]!.ToJsonString(), $"a whole number from 1 to {LargestCount}");
        var worker = body["worker"] is null ? ""
            : body["worker"] is JsonValue text && text.TryGetValue<string>(out var name) && name.Length is >= 1 and <= LongestWorker ? name
            : throw RequestProblemException.Invalid("worker", body["worker"]!.ToJsonString(), $"a text of 1 to {LongestWorker} characters");
        return Answers.Json(await desk.AskAsync(plan, count, worker, cancellationToken), HttpJson.Default.AskedTrials);
    }

    /// <summary>
    /// Takes results, all of them or, where one is malformed, none. Telling the same again changes nothing and is answered alike; a
    /// trial that somebody else holds by now is refused.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The host's client.</param>
    /// <param name="id">The session's id.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("TellResults")]
    [Operation("Tell results of trials that were asked for")]
    [RequestContent("application/json", Type = typeof(TellRequest))]
    [Responds(200, typeof(TellAnswer))]
    [Responds(400, typeof(ProblemAnswer))]
    [Responds(404, typeof(ProblemAnswer))]
    [Responds(409, typeof(ProblemAnswer))]
    public async Task<IActionResult> TellAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/sessions/{id}/tell")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(client);
        var plan = await PlanOfAsync(id, cancellationToken);
        var body = await BodyOfAsync(request, ["results"], cancellationToken);
        if (body["results"] is not JsonArray { Count: >= 1 and <= LargestCount } list)
        {
            throw RequestProblemException.Invalid("results", null, $"a list of 1 to {LargestCount} results");
        }

        var (results, problems) = await desk.ReadAsync(plan, list, cancellationToken);
        if (!problems.IsEmpty)
        {
            throw new RequestProblemException(
                StatusCodes.Status400BadRequest, "Invalid results", "The results cannot be read; nothing was stored.", problems);
        }

        var (told, isBatchDone) = await desk.TellAsync(plan, results, cancellationToken);
        if (isBatchDone && await store.FindSessionAsync(id, cancellationToken) is { Ending: null })
        {
            await client.RaiseEventAsync(TuneSession.FoldInstanceId(id, 0), TuneFold.WakeEvent, "told", cancellationToken);
        }

        var session = await store.FindSessionAsync(id, cancellationToken);
        return Answers.Json(
            new TellAnswer(
                id,
                session!.State,
                told,
                [.. results.Select(entry => entry.Result.Key.Trial).Where(trial => !told.Contains(trial)).Order()]),
            HttpJson.Default.TellAnswer);
    }

    private async Task<SessionPlan> PlanOfAsync(string id, CancellationToken cancellationToken)
    {
        if (await store.FindSessionAsync(id, cancellationToken) is null)
        {
            throw RequestProblemException.UnknownSession(id);
        }

        var plan = await plans.ReadAsync(id, cancellationToken);
        return plan.Spec.External is ExternalSpec.AskTell ? plan : throw new RequestProblemException(
            StatusCodes.Status409Conflict,
            "The session is evaluated here",
            $"The trials of {id} are evaluated by this host.",
            new SpecProblem("id", id, "a session whose strategy is {kind: asktell}"));
    }

    private static async Task<JsonObject> BodyOfAsync(HttpRequest request, string[] members, CancellationToken cancellationToken)
    {
        var text = await RequestBody.ReadTextAsync(request, LargestBodyBytes, cancellationToken);
        try
        {
            var body = (text.Length == 0 ? new JsonObject() : JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })) as JsonObject
                ?? throw RequestProblemException.Invalid("$", null, "one JSON object");
            return body.FirstOrDefault(member => !members.Contains(member.Key, StringComparer.Ordinal)) is { Key: { } unknown } found
                ? throw RequestProblemException.Invalid(unknown, found.Value?.ToJsonString(), $"one of {string.Join(", ", members)}")
                : body;
        }
        catch (JsonException exception)
        {
            throw RequestProblemException.Invalid("$", exception.Message, "one JSON object");
        }
    }
}
