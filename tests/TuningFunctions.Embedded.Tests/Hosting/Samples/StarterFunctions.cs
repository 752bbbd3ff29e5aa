using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>Starts orchestrations over HTTP.</summary>
public static class StarterFunctions
{
    [Function("Start")]
    public static async Task<HttpResponseData> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/start/{name}/{id}")] HttpRequestData request,
        [DurableClient] DurableTaskClient client,
        string name,
        string id,
        CancellationToken cancellationToken)
    {
        await client.ScheduleNewOrchestrationInstanceAsync(
            name, "input of " + id, new StartOrchestrationOptions(id), cancellationToken);
        return await client.CreateCheckStatusResponseAsync(request, id, cancellationToken);
    }

    [Function("WaitForGo")]
    public static async Task<string> WaitForGoAsync([OrchestrationTrigger] TaskOrchestrationContext context, string input)
    {
        context.SetCustomStatus("waiting");
        var go = await context.WaitForExternalEvent<string>("Go");
        return await context.CallActivityAsync<string>("Join", new[] { input, go });
    }

    [Function("FailOnce")]
    public static Task<string> FailOnceAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string>("Join", Array.Empty<string>());
}
