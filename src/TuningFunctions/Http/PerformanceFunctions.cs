using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Tuning.Retuning.Champions;
using TuningFunctions.Http.OpenApi;
using TuningFunctions.Retuning;
using TuningFunctions.Retuning.Answers;

namespace TuningFunctions.Http;

/// <summary>Takes what bots report of champions over HTTP, and shows it beside the backtest.</summary>
/// <param name="desk">What answers.</param>
public sealed class PerformanceFunctions(IRetuneDesk desk)
{
    private const int LargestBytes = 8 * 1024 * 1024;

    /// <summary>Takes fills and hourly profit and loss of a champion's version; what was sent before counts once.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("AddPerformance")]
    [Operation("Take fills and hourly profit and loss of a champion's version; what was sent before counts once")]
    [RequestContent("application/json")]
    [Responds(200, typeof(PerformanceAccepted))]
    [Responds(400, typeof(ProblemAnswer))]
    [Responds(404, typeof(ProblemAnswer))]
    [Responds(413, typeof(ProblemAnswer))]
    public async Task<IActionResult> AddAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/performance")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var text = await RequestBody.ReadTextAsync(request, LargestBytes, cancellationToken);
        return Answers.Json(await desk.AddPerformanceAsync(text, cancellationToken), HttpJson.Default.PerformanceAccepted);
    }

    /// <summary>Shows what bots reported of a version, trade by trade beside the backtest.</summary>
    /// <param name="request">The request.</param>
    /// <param name="strategy">The strategy.</param>
    /// <param name="market">The market.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("GetPerformance")]
    [Operation("Show what bots reported of a version, trade by trade beside the backtest")]
    [Query("version", "The version; the champion unless stated")]
    [Responds(200, typeof(PerformanceAnswer))]
    [Responds(304, null)]
    [Responds(404, typeof(ProblemAnswer))]
    public async Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/performance/{strategy}/{market}")] HttpRequest request,
        string strategy,
        string market,
        CancellationToken cancellationToken)
    {
        var version = RequestQuery.Whole(request, "version", (1, int.MaxValue), int.MaxValue);
        return EntityTag.Of(request, Answers.Json(
            await desk.PerformanceAsync(new ChampionKey(strategy, market), version == int.MaxValue ? null : version, cancellationToken),
            HttpJson.Default.PerformanceAnswer));
    }
}
