using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Tuning.Retuning.Champions;
using TuningFunctions.Http.OpenApi;
using TuningFunctions.Retuning;
using TuningFunctions.Retuning.Answers;

namespace TuningFunctions.Http;

/// <summary>Serves champions to bots, and shows and takes them back, over HTTP.</summary>
/// <param name="desk">What answers.</param>
/// <param name="book">What waits for a change.</param>
/// <param name="keys">What names keys.</param>
public sealed class ChampionFunctions(IRetuneDesk desk, ChampionBook book, KeyNames keys)
{
    private const int LongestWaitSeconds = 60;
    private const int LongestReason = 1000;

    /// <summary>
    /// The champion of a strategy and market: what a bot reads. With <c>If-None-Match</c> 304 while it is the same, and with
    /// <c>?wait=</c> seconds, at most 60, the answer comes when it changes or the time is over.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="strategy">The strategy.</param>
    /// <param name="market">The market.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("GetChampion")]
    [Operation("The champion of a strategy and market: what a bot reads")]
    [Query("wait", "Seconds to wait for another than If-None-Match names, 0 to 60; 0 unless stated")]
    [Query("format", "json, yaml or env: the parameters alone; without it the champion with all that is known of it")]
    [Responds(200, typeof(ChampionAnswer), "text/plain")]
    [Responds(304, null)]
    [Responds(400, typeof(ProblemAnswer))]
    [Responds(404, typeof(ProblemAnswer))]
    public async Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/champions/{strategy}/{market}")] HttpRequest request,
        string strategy,
        string market,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var key = new ChampionKey(strategy, market);
        var wait = RequestQuery.Whole(request, "wait", (0, LongestWaitSeconds), 0);
        if (wait > 0 && RevisionOf(request) is { } known)
        {
            await book.WaitAsync(key, known, TimeSpan.FromSeconds(wait), cancellationToken);
        }

        var answer = await desk.ChampionAsync(key, cancellationToken);
        var headers = request.HttpContext.Response.Headers;
        headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{answer.Revision}-{answer.Version}\"");
        headers.CacheControl = "no-cache";
        if (RevisionOf(request) == answer.Revision)
        {
            return new StatusCodeResult(StatusCodes.Status304NotModified);
        }

        var title = ChampionExport.TitleOf(key, answer.Version, answer.Session);
        return RequestQuery.Text(request, "format") switch
        {
            null => Answers.Json(answer, HttpJson.Default.ChampionAnswer),
            "json" => Text(ChampionExport.Json(answer.Parameters), "application/json"),
            "yaml" => Text(ChampionExport.Yaml(title, answer.Parameters), "application/yaml"),
            "env" => Text(ChampionExport.Env(title, answer.Parameters), "text/plain"),
            var other => throw RequestProblemException.Invalid("format", other, "json, yaml or env"),
        };
    }

    /// <summary>Every version of a strategy and market, and everything that happened to them, with the names of keys.</summary>
    /// <param name="request">The request.</param>
    /// <param name="strategy">The strategy.</param>
    /// <param name="market">The market.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("GetChampionHistory")]
    [Operation("Every version of a strategy and market, and everything that happened to them")]
    [Responds(200, typeof(HistoryAnswer))]
    [Responds(304, null)]
    [Responds(404, typeof(ProblemAnswer))]
    public async Task<IActionResult> HistoryAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/champions/{strategy}/{market}/history")] HttpRequest request,
        string strategy,
        string market,
        CancellationToken cancellationToken) =>
        EntityTag.Of(request, Answers.Json(
            await desk.HistoryAsync(new ChampionKey(strategy, market), cancellationToken), HttpJson.Default.HistoryAnswer));

    /// <summary>Takes the champion back: the version that it replaced is the champion again.</summary>
    /// <param name="request">The request.</param>
    /// <param name="strategy">The strategy.</param>
    /// <param name="market">The market.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("RollBackChampion")]
    [Operation("Take the champion back: the version that it replaced is the champion again")]
    [RequestContent("application/json", Type = typeof(RollbackRequest))]
    [Responds(200, typeof(ChampionAnswer))]
    [Responds(400, typeof(ProblemAnswer))]
    [Responds(404, typeof(ProblemAnswer))]
    [Responds(409, typeof(ProblemAnswer))]
    public async Task<IActionResult> RollBackAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/champions/{strategy}/{market}/rollback")] HttpRequest request,
        string strategy,
        string market,
        CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(request, HttpJson.Default.RollbackRequest, cancellationToken);
        if (body.Reason is null or { Length: 0 or > LongestReason })
        {
            throw RequestProblemException.Invalid("reason", body.Reason, $"1 to {LongestReason} characters");
        }

        return Answers.Json(
            await desk.RollBackAsync(new ChampionKey(strategy, market), body.Reason, keys.Of(request), cancellationToken),
            HttpJson.Default.ChampionAnswer);
    }

    private static ContentResult Text(string content, string mediaType) => new()
    {
        Content = content,
        ContentType = $"{mediaType}; charset=utf-8",
        StatusCode = StatusCodes.Status200OK,
    };

    private static long? RevisionOf(HttpRequest request)
    {
        // A proxy that packs answers makes the tag a weak one.
        var header = request.Headers.IfNoneMatch.ToString().Trim();
        var tag = (header.StartsWith("W/", StringComparison.Ordinal) ? header[2..] : header).Trim('"');
        return long.TryParse(tag.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null;
    }
}
