using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Http;

namespace TuningFunctions.Embedded.Management;

/// <summary>DELETE instances and instances/{id}.</summary>
internal sealed class PurgeEndpoint(DurableTaskClient client)
{
    /// <summary>Purges one instance: 200, or 404 when nothing was purged.</summary>
    public async Task AnswerAsync(HttpContext http, string instanceId) =>
        await AnswerAsync(http, await client.PurgeInstanceAsync(instanceId, http.RequestAborted));

    /// <summary>Purges what was created in a time: 200, 400 without its beginning, 404 when nothing was purged.</summary>
    public async Task AnswerManyAsync(HttpContext http)
    {
        var from = ManagementQuery.Instant(http.Request, "createdTimeFrom");
        if (from is null)
        {
            await ProblemWriter.WriteAsync(
                http, StatusCodes.Status400BadRequest, "Please provide value for 'createdTimeFrom' parameter.");
            return;
        }

        var filter = new PurgeInstancesFilter(
            from,
            ManagementQuery.Instant(http.Request, "createdTimeTo"),
            ManagementQuery.Statuses(http.Request));
        await AnswerAsync(http, await client.PurgeAllInstancesAsync(filter, http.RequestAborted));
    }

    private static Task AnswerAsync(HttpContext http, PurgeResult result)
    {
        if (result.PurgedInstanceCount == 0)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return JsonAnswer.WriteAsync(http, new JsonObject { ["instancesDeleted"] = result.PurgedInstanceCount });
    }
}
