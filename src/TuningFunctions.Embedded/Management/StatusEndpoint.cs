using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace TuningFunctions.Embedded.Management;

/// <summary>GET instances/{id}.</summary>
internal sealed class StatusEndpoint(FunctionsClient client)
{
    /// <summary>Answers 200 for a finished instance, 202 with the place to look again for any other, 404 for none.</summary>
    public async Task AnswerAsync(HttpContext http, string instanceId)
    {
        var request = http.Request;
        if (await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, http.RequestAborted) is not { } instance)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var status = InstanceJson.Of(instance, ManagementQuery.Flag(request, "showInput", absent: true));
        if (ManagementQuery.Flag(request, "showHistory", absent: false))
        {
            status["historyEvents"] = InstanceJson.Of(
                await client.GetOrchestrationHistoryAsync(instanceId, http.RequestAborted));
        }

        if (!instance.IsCompleted)
        {
            http.Response.Headers.Location = client.Addresses.StatusOf(instanceId, RequestUrl.Of(request));
            http.Response.Headers.RetryAfter = "5";
        }

        http.Response.StatusCode = CodeOf(instance, request);
        await JsonAnswer.WriteAsync(http, status);
    }

    private static int CodeOf(OrchestrationMetadata instance, HttpRequest request)
    {
        if (!instance.IsCompleted)
        {
            return StatusCodes.Status202Accepted;
        }

        var asError = instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed
            && ManagementQuery.Flag(request, "returnInternalServerErrorOnFailure", absent: false);
        return asError ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK;
    }
}
