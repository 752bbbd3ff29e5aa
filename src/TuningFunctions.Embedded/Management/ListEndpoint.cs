using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace TuningFunctions.Embedded.Management;

/// <summary>GET instances.</summary>
internal sealed class ListEndpoint(DurableTaskClient client)
{
    private const string Continuation = "x-ms-continuation-token";

    /// <summary>Answers one page of instances; the token of the next one stands in a header.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        var request = http.Request;
        var top = int.TryParse(request.Query["top"], CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : OrchestrationQuery.DefaultPageSize;
        var query = new OrchestrationQuery(
            ManagementQuery.Instant(request, "createdTimeFrom"),
            ManagementQuery.Instant(request, "createdTimeTo"),
            ManagementQuery.Statuses(request),
            InstanceIdPrefix: ManagementQuery.Text(request, "instanceIdPrefix"),
            PageSize: top,
            FetchInputsAndOutputs: true,
            ContinuationToken: request.Headers[Continuation].FirstOrDefault());
        var showInput = ManagementQuery.Flag(request, "showInput", absent: true);
        var pages = client.GetAllInstancesAsync(query).AsPages(query.ContinuationToken, top);
        await foreach (var page in pages.WithCancellation(http.RequestAborted))
        {
            if (page.ContinuationToken is { } next)
            {
                http.Response.Headers[Continuation] = next;
            }

            await JsonAnswer.WriteAsync(http, new JsonArray([.. page.Values.Select(instance => InstanceJson.Of(instance, showInput))]));
            return;
        }

        await JsonAnswer.WriteAsync(http, new JsonArray());
    }
}
