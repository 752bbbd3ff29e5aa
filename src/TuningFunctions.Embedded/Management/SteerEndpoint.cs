using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Http;

namespace TuningFunctions.Embedded.Management;

/// <summary>POST instances/{id}/raiseEvent, terminate, suspend, resume, rewind: 202, 404 for no instance, 410 for one that has ended.</summary>
internal sealed class SteerEndpoint(DurableTaskClient client)
{
    /// <summary>Answers an action, named in upper case.</summary>
    public async Task AnswerAsync(HttpContext http, string instanceId, string action, string? eventName)
    {
        var isEvent = action is "RAISEEVENT" && eventName is not null;
        var isPlain = action is "TERMINATE" or "SUSPEND" or "RESUME" or "REWIND" && eventName is null;
        if ((!isEvent && !isPlain)
            || await client.GetInstanceAsync(instanceId, getInputsAndOutputs: false, http.RequestAborted) is not { } instance)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (IsGone(instance, action))
        {
            http.Response.StatusCode = StatusCodes.Status410Gone;
            return;
        }

        http.Response.StatusCode = StatusCodes.Status202Accepted;
        var reason = ManagementQuery.Text(http.Request, "reason");
        switch (action)
        {
            case "RAISEEVENT":
                await RaiseAsync(http, instanceId, eventName!);
                break;
            case "TERMINATE":
                await client.TerminateInstanceAsync(instanceId, new TerminateInstanceOptions(reason), http.RequestAborted);
                break;
            case "SUSPEND":
                await client.SuspendInstanceAsync(instanceId, reason, http.RequestAborted);
                break;
            case "RESUME":
                await client.ResumeInstanceAsync(instanceId, reason, http.RequestAborted);
                break;
            default:
                await RewindAsync(http, instance, reason);
                break;
        }
    }

    private static bool IsGone(OrchestrationMetadata instance, string action) => action is "REWIND"
        ? instance.IsCompleted && instance.RuntimeStatus != OrchestrationRuntimeStatus.Failed
        : instance.IsCompleted;

    private async Task RewindAsync(HttpContext http, OrchestrationMetadata instance, string? reason)
    {
        if (instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed)
        {
            await client.RewindInstanceAsync(instance.InstanceId, reason ?? string.Empty, http.RequestAborted);
            return;
        }

        await ProblemWriter.WriteAsync(http, StatusCodes.Status400BadRequest, "Only a failed instance can be rewound.");
    }

    private async Task RaiseAsync(HttpContext http, string instanceId, string eventName)
    {
        if (!http.Request.HasJsonContentType())
        {
            await ProblemWriter.WriteAsync(
                http, StatusCodes.Status400BadRequest, "Only application/json request content is supported.");
            return;
        }

        try
        {
            using var payload = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            await client.RaiseEventAsync(instanceId, eventName, payload.RootElement, http.RequestAborted);
        }
        catch (JsonException error)
        {
            await ProblemWriter.WriteAsync(
                http, StatusCodes.Status400BadRequest, $"The body is not valid JSON: {error.Message}");
        }
    }
}
