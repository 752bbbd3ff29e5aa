using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Tuning.Sessions.Schema;
using TuningFunctions.Http.OpenApi;
using TuningFunctions.Sessions;

namespace TuningFunctions.Http;

/// <summary>Removes sessions that ended long ago.</summary>
/// <param name="purger">What removes them.</param>
/// <param name="time">The clock of their age.</param>
public sealed class PurgeFunctions(SessionPurger purger, TimeProvider time)
{
    /// <summary>
    /// Removes sessions that ended longer ago than <c>?olderThan=</c>, at most a hundred at a time, with their artifacts and
    /// instances; and parts of uploads of that age.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The host's client.</param>
    /// <param name="cancellationToken">Ends the work with the request; what is removed stays removed.</param>
    [Function("PurgeSessions")]
    [Operation("Remove sessions that ended long ago, with their artifacts and instances; at most a hundred at a time")]
    [Query("olderThan", "How long ago they ended at least, in ISO 8601 such as P30D")]
    [Responds(200, typeof(PurgeReport))]
    [Responds(400, typeof(ProblemAnswer))]
    public async Task<IActionResult> PurgeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/purge")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var text = RequestQuery.Text(request, "olderThan");
        return text is not null && IsoDuration.Parse(text) is { } age && age > TimeSpan.Zero
            ? Answers.Json(
                await purger.PurgeAsync(client, time.GetUtcNow() - age, cancellationToken), HttpJson.Default.PurgeReport)
            : throw RequestProblemException.Invalid("olderThan", text, "a duration above 0 in ISO 8601 such as P30D");
    }
}
