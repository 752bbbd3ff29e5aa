using System.Net;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Management;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Answers that tell a client how to watch and steer an instance.</summary>
public static class DurableTaskClientExtensions
{
    /// <summary>Creates an answer with status 202, the addresses of an instance in its body and its status address as location.</summary>
    /// <param name="client">The client that a function received by [DurableClient].</param>
    /// <param name="request">The request to answer.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The answer.</returns>
    public static Task<HttpResponseData> CreateCheckStatusResponseAsync(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        CancellationToken cancellation = default) =>
        client.CreateCheckStatusResponseAsync(request, instanceId, HttpStatusCode.Accepted, cancellation);

    /// <summary>Creates an answer with the addresses of an instance in its body and its status address as location.</summary>
    /// <param name="client">The client that a function received by [DurableClient].</param>
    /// <param name="request">The request to answer.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="statusCode">The status of the answer.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The answer.</returns>
    public static async Task<HttpResponseData> CreateCheckStatusResponseAsync(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        HttpStatusCode statusCode,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var payload = client.CreateHttpManagementPayload(instanceId, request);
        var response = request.CreateResponse(statusCode);
        await response.WriteAsJsonAsync(payload, cancellation);
        response.Headers.TryAddWithoutValidation("Location", payload.StatusQueryGetUri);
        return response;
    }

    /// <summary>Creates an answer with status 202, the addresses of an instance in its body and its status address as location.</summary>
    /// <param name="client">The client that a function received by [DurableClient].</param>
    /// <param name="request">The request to answer.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The answer.</returns>
    public static HttpResponseData CreateCheckStatusResponse(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        CancellationToken cancellation = default) =>
        client.CreateCheckStatusResponse(request, instanceId, HttpStatusCode.Accepted, cancellation);

    /// <summary>Creates an answer with the addresses of an instance in its body and its status address as location.</summary>
    /// <param name="client">The client that a function received by [DurableClient].</param>
    /// <param name="request">The request to answer.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="statusCode">The status of the answer.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The answer.</returns>
    public static HttpResponseData CreateCheckStatusResponse(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        HttpStatusCode statusCode,
        CancellationToken cancellation = default) =>
        client.CreateCheckStatusResponseAsync(request, instanceId, statusCode, cancellation).GetAwaiter().GetResult();

    /// <summary>The addresses by which a client watches and steers an instance.</summary>
    /// <param name="client">The client that a function received by [DurableClient].</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="request">The request whose scheme and authority the addresses take; the host's own when absent.</param>
    /// <returns>The addresses.</returns>
    /// <exception cref="ArgumentException">The client is another than a function receives.</exception>
    public static HttpManagementPayload CreateHttpManagementPayload(
        this DurableTaskClient client,
        string instanceId,
        HttpRequestData? request = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return client is FunctionsClient functions
            ? functions.Addresses.Of(instanceId, request?.Url)
            : throw new ArgumentException("Only the client of a [DurableClient] parameter knows the host's addresses.", nameof(client));
    }
}
