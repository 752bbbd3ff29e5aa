using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Tuning.Sessions.Stores;
using TuningFunctions.Http.OpenApi;
using TuningFunctions.Sessions;

namespace TuningFunctions.Http;

/// <summary>Shows the trials of a session in their order, and its results best first, as JSON or CSV.</summary>
/// <param name="plans">The stored plans.</param>
/// <param name="store">Where trials are kept.</param>
/// <param name="closer">What ranks them.</param>
public sealed class TrialFunctions(PlanCache plans, ISessionStore store, SessionCloser closer)
{
    private const int UsualLimit = 1000;
    private const int LargestLimit = 10_000;
    private const string Csv = "text/csv";

    /// <summary>Shows trials in the order of their numbers: <c>?first=</c>, <c>?limit=</c>, <c>?fold=</c>, <c>?format=csv</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The session's id.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("ListTrials")]
    [Operation("Show the trials of a session in the order of their numbers")]
    [Query("first", "The first number, from 0")]
    [Query("limit", "Most trials, 1 to 10000; 1000 unless stated")]
    [Query("fold", "The fold, from 0; the final search unless stated")]
    [Query("format", "json or csv; the Accept header decides otherwise")]
    [Responds(200, typeof(TrialList), Csv)]
    [Responds(304, null)]
    [Responds(400, typeof(ProblemAnswer))]
    [Responds(404, typeof(ProblemAnswer))]
    public async Task<IActionResult> TrialsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/sessions/{id}/trials")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await RequireAsync(id, cancellationToken);
        var plan = await plans.ReadAsync(id, cancellationToken);
        var fold = new FoldKey(id, RequestQuery.Whole(request, "fold", (0, 10_000), plan.FinalFold));
        var range = new TrialRange(
            RequestQuery.Whole(request, "first", (0, int.MaxValue), 0),
            RequestQuery.Whole(request, "limit", (1, LargestLimit), UsualLimit));
        var isCsv = RequestQuery.WantsCsv(request);
        var results = (await store.ReadResultsAsync(fold, range, cancellationToken))
            .Where(result => string.Equals(result.Key.Window, plan.SearchedWindow, StringComparison.Ordinal))
            .GroupBy(result => result.Key.Trial)
            .ToDictionary(group => group.Key, group => group.Last());
        var trials = (await store.ReadTrialsAsync(fold, range, cancellationToken))
            .Select(trial => TrialAnswer.Of(trial, results.GetValueOrDefault(trial.Trial)))
            .ToArray();
        if (isCsv)
        {
            var table = new CsvTable("fold", "trial", "batch", "state", "errorType", "errorMessage");
            foreach (var trial in trials)
            {
                table.Add(trial);
            }

            return EntityTag.Of(request, CsvOf(table));
        }

        int? next = trials.Length == range.Count ? trials[^1].Trial + 1 : null;
        return EntityTag.Of(request, Answers.Json(new TrialList(id, [.. trials], next), HttpJson.Default.TrialList));
    }

    /// <summary>Shows completed trials, best first: <c>?limit=</c>, <c>?format=csv</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The session's id.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("ListResults")]
    [Operation("Show the completed trials of a session, best first")]
    [Query("limit", "Most trials, 1 to 10000; 1000 unless stated")]
    [Query("format", "json or csv; the Accept header decides otherwise")]
    [Responds(200, typeof(ResultList), Csv)]
    [Responds(304, null)]
    [Responds(400, typeof(ProblemAnswer))]
    [Responds(404, typeof(ProblemAnswer))]
    public async Task<IActionResult> ResultsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/sessions/{id}/results")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await RequireAsync(id, cancellationToken);
        var limit = RequestQuery.Whole(request, "limit", (1, LargestLimit), UsualLimit);
        var isCsv = RequestQuery.WantsCsv(request);
        var ranking = await closer.RankAsync(id, limit, cancellationToken);
        if (isCsv)
        {
            var table = new CsvTable("rank", "trial", "feasible", "label");
            for (var i = 0; i < ranking.Length; i++)
            {
                var trial = ranking[i];
                table.Add(
                    [Text(i + 1), Text(trial.Trial), trial.Feasible ? "true" : "false", trial.Label], trial.Parameters, trial.Metrics);
            }

            return EntityTag.Of(request, CsvOf(table));
        }

        return EntityTag.Of(request, Answers.Json(new ResultList(id, SessionCloser.InSample, ranking), HttpJson.Default.ResultList));
    }

    private async Task RequireAsync(string id, CancellationToken cancellationToken)
    {
        if (await store.FindSessionAsync(id, cancellationToken) is null)
        {
            throw RequestProblemException.UnknownSession(id);
        }
    }

    private static ContentResult CsvOf(CsvTable table) => new() { Content = table.ToString(), ContentType = "text/csv; charset=utf-8", StatusCode = 200 };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
