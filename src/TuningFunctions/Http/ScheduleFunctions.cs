using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Tuning.Retuning.Triggers;
using Tuning.Sessions.Documents;
using TuningFunctions.Http.OpenApi;
using TuningFunctions.Retuning;
using TuningFunctions.Retuning.Answers;

namespace TuningFunctions.Http;

/// <summary>Keeps schedules over HTTP.</summary>
/// <param name="desk">What answers.</param>
/// <param name="keys">What names keys.</param>
public sealed class ScheduleFunctions(IRetuneDesk desk, KeyNames keys)
{
    private const int LargestFileBytes = 1024 * 1024;

    /// <summary>Lists schedules by name, each with its next ten times.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("ListSchedules")]
    [Operation("List schedules, each with its next ten times")]
    [Responds(200, typeof(ScheduleList))]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/schedules")] HttpRequest request,
        CancellationToken cancellationToken) =>
        EntityTag.Of(request, Answers.Json(await desk.SchedulesAsync(cancellationToken), HttpJson.Default.ScheduleList));

    /// <summary>Stores the schedule file of the body, YAML or JSON; one of the same name is replaced.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("PutSchedule")]
    [Operation("Store a schedule file, YAML or JSON; one of the same name is replaced")]
    [RequestContent("application/json", "application/yaml")]
    [Responds(200, typeof(ScheduleAnswer))]
    [Responds(400, typeof(ProblemAnswer))]
    [Responds(413, typeof(ProblemAnswer))]
    public async Task<IActionResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/schedules")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var text = await RequestBody.ReadTextAsync(request, LargestFileBytes, cancellationToken);
        var language = request.ContentType?.Contains("yaml", StringComparison.OrdinalIgnoreCase) is not true
            && text.AsSpan().TrimStart().StartsWith("{") ? DocumentLanguage.Json : DocumentLanguage.Yaml;
        var answer = await desk.PutScheduleAsync(text, language, keys.Of(request), cancellationToken);
        request.HttpContext.Response.Headers.Location = $"/api/schedules/{answer.Name}";
        return Answers.Json(answer, HttpJson.Default.ScheduleAnswer);
    }

    /// <summary>Shows a schedule with its next ten times.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("GetSchedule")]
    [Operation("Show a schedule with its next ten times")]
    [Responds(200, typeof(ScheduleAnswer))]
    [Responds(304, null)]
    [Responds(404, typeof(ProblemAnswer))]
    public async Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/schedules/{name}")] HttpRequest request,
        string name,
        CancellationToken cancellationToken) =>
        EntityTag.Of(request, Answers.Json(await desk.ScheduleAsync(name, cancellationToken), HttpJson.Default.ScheduleAnswer));

    /// <summary>Removes a schedule; its runs stay.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("RemoveSchedule")]
    [Operation("Remove a schedule; its runs stay")]
    [Responds(204, null)]
    [Responds(404, typeof(ProblemAnswer))]
    public async Task<IActionResult> RemoveAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "api/schedules/{name}")] HttpRequest request,
        string name,
        CancellationToken cancellationToken)
    {
        await desk.RemoveScheduleAsync(name, cancellationToken);
        return new StatusCodeResult(StatusCodes.Status204NoContent);
    }

    /// <summary>Lets the clock and triggers start a schedule.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("EnableSchedule")]
    [Operation("Let the clock and triggers start a schedule")]
    [Responds(200, typeof(ScheduleAnswer))]
    [Responds(404, typeof(ProblemAnswer))]
    public async Task<IActionResult> EnableAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/schedules/{name}/enable")] HttpRequest request,
        string name,
        CancellationToken cancellationToken) =>
        Answers.Json(await desk.EnableAsync(name, true, keys.Of(request), cancellationToken), HttpJson.Default.ScheduleAnswer);

    /// <summary>Keeps the clock and triggers from starting a schedule.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("DisableSchedule")]
    [Operation("Keep the clock and triggers from starting a schedule")]
    [Responds(200, typeof(ScheduleAnswer))]
    [Responds(404, typeof(ProblemAnswer))]
    public async Task<IActionResult> DisableAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/schedules/{name}/disable")] HttpRequest request,
        string name,
        CancellationToken cancellationToken) =>
        Answers.Json(await desk.EnableAsync(name, false, keys.Of(request), cancellationToken), HttpJson.Default.ScheduleAnswer);

    /// <summary>Lists the runs of a schedule, newest first.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("ListRuns")]
    [Operation("List the runs of a schedule, newest first")]
    [Query("limit", "Most runs, 1 to 1000; 100 unless stated")]
    [Responds(200, typeof(RunList))]
    [Responds(400, typeof(ProblemAnswer))]
    [Responds(404, typeof(ProblemAnswer))]
    public async Task<IActionResult> RunsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/schedules/{name}/runs")] HttpRequest request,
        string name,
        CancellationToken cancellationToken) =>
        EntityTag.Of(request, Answers.Json(
            await desk.RunsAsync(name, RequestQuery.Whole(request, "limit", (1, 1000), 100), cancellationToken), HttpJson.Default.RunList));

    /// <summary>Lists what the triggers of a schedule found at their looks, newest first.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("ListChecks")]
    [Operation("List what the triggers of a schedule found at their looks, newest first")]
    [Query("trigger", "data, drift or decay; all unless stated")]
    [Query("limit", "Most checks, 1 to 1000; 100 unless stated")]
    [Responds(200, typeof(CheckList))]
    [Responds(400, typeof(ProblemAnswer))]
    [Responds(404, typeof(ProblemAnswer))]
    public async Task<IActionResult> ChecksAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/schedules/{name}/checks")] HttpRequest request,
        string name,
        CancellationToken cancellationToken) =>
        EntityTag.Of(request, Answers.Json(
            await desk.ChecksAsync(
                name,
                RequestQuery.Word<TriggerKind>(request, "trigger"),
                RequestQuery.Whole(request, "limit", (1, 1000), 100),
                cancellationToken),
            HttpJson.Default.CheckList));

    /// <summary>Starts a run by hand: at the host's next look, within a minute.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The schedule.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("StartRun")]
    [Operation("Start a run by hand, at the host's next look within a minute")]
    [Responds(202, typeof(RunAnswer))]
    [Responds(404, typeof(ProblemAnswer))]
    [Responds(409, typeof(ProblemAnswer))]
    public async Task<IActionResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/schedules/{name}/runs")] HttpRequest request,
        string name,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var run = await desk.StartAsync(name, keys.Of(request), cancellationToken);
        request.HttpContext.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"/api/runs/{run.Run}");
        return Answers.Json(run, HttpJson.Default.RunAnswer, StatusCodes.Status202Accepted);
    }
}
