using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Tuning.Retuning.Promotions;
using TuningFunctions.Http.OpenApi;
using TuningFunctions.Orchestrations;
using TuningFunctions.Retuning;
using TuningFunctions.Retuning.Answers;

namespace TuningFunctions.Http;

/// <summary>Shows runs, takes the answers to their approvals, and gives markets their data over HTTP.</summary>
/// <param name="desk">What answers.</param>
/// <param name="keys">What names keys.</param>
public sealed class RunFunctions(IRetuneDesk desk, KeyNames keys)
{
    private const int LongestComment = 1000;

    /// <summary>Shows a run.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("GetRun")]
    [Operation("Show a run of a schedule")]
    [Responds(200, typeof(RunAnswer))]
    [Responds(304, null)]
    [Responds(404, typeof(ProblemAnswer))]
    public async Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/runs/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        EntityTag.Of(request, Answers.Json(await desk.RunAsync(id, cancellationToken), HttpJson.Default.RunAnswer));

    /// <summary>Approves or turns down the challenger of a run; the first answer counts.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The host's client.</param>
    /// <param name="id">The run.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("DecideRun")]
    [Operation("Approve or turn down the challenger of a run; the first answer counts")]
    [RequestContent("application/json", Type = typeof(ApprovalRequest))]
    [Responds(202, typeof(RunAnswer))]
    [Responds(400, typeof(ProblemAnswer))]
    [Responds(404, typeof(ProblemAnswer))]
    [Responds(409, typeof(ProblemAnswer))]
    public async Task<IActionResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/runs/{id}/approval")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var answer = await JsonBody.ReadAsync(request, HttpJson.Default.ApprovalRequest, cancellationToken);
        if (answer.Comment is { Length: > LongestComment })
        {
            throw RequestProblemException.Invalid("comment", $"{answer.Comment.Length} characters", $"at most {LongestComment} characters");
        }

        var run = await desk.DecideAsync(id, answer.Approve, answer.Comment, keys.Of(request), cancellationToken);
        // Where another host runs it, that one sees the answer at its next look.
        if (run.State is RunState.AwaitingApproval && await client.GetInstanceAsync(id, cancellationToken) is { IsCompleted: false })
        {
            await client.RaiseEventAsync(id, RetuneMarket.WakeEvent, "decided", cancellationToken);
        }

        request.HttpContext.Response.Headers.Location = $"/api/runs/{id}";
        return Answers.Json(run, HttpJson.Default.RunAnswer, StatusCodes.Status202Accepted);
    }

    /// <summary>Gives a market a data set that is stored already; triggers see it at the host's next look.</summary>
    /// <param name="request">The request.</param>
    /// <param name="market">The market.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("AddMarketData")]
    [Operation("Give a market a data set that is stored already")]
    [RequestContent("application/json", Type = typeof(MarketDataRequest))]
    [Responds(200, typeof(MarketAnswer))]
    [Responds(400, typeof(ProblemAnswer))]
    [Responds(404, typeof(ProblemAnswer))]
    public async Task<IActionResult> AddDataAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/markets/{market}/data")] HttpRequest request,
        string market,
        CancellationToken cancellationToken)
    {
        var data = await JsonBody.ReadAsync(request, HttpJson.Default.MarketDataRequest, cancellationToken);
        return Answers.Json(await desk.AddDataAsync(market, data.Dataset, cancellationToken), HttpJson.Default.MarketAnswer);
    }
}
