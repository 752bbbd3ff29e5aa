using System.Net;
using System.Text;
using Azure.Core.Serialization;
using TuningFunctions.Embedded.Hosting.Invocation;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Reading of requests and creation of responses.</summary>
public static class HttpRequestDataExtensions
{
    /// <summary>Reads the body as text.</summary>
    /// <param name="request">The request.</param>
    /// <param name="encoding">The encoding; UTF-8 when absent.</param>
    /// <returns>The text.</returns>
    public static async Task<string?> ReadAsStringAsync(this HttpRequestData request, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var reader = new StreamReader(request.Body, encoding ?? Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync(request.FunctionContext.CancellationToken);
    }

    /// <summary>Reads the body as text, and blocks the thread for as long.</summary>
    /// <param name="request">The request.</param>
    /// <param name="encoding">The encoding; UTF-8 when absent.</param>
    /// <returns>The text.</returns>
    public static string? ReadAsString(this HttpRequestData request, Encoding? encoding = null) =>
        request.ReadAsStringAsync(encoding).GetAwaiter().GetResult();

    /// <summary>Reads the body as JSON with the worker's serializer.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The value.</returns>
    public static ValueTask<T?> ReadFromJsonAsync<T>(
        this HttpRequestData request,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.ReadFromJsonAsync<T>(WorkerSerializer.Of(request.FunctionContext), cancellationToken);
    }

    /// <summary>Reads the body with a serializer.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="serializer">The serializer.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The value.</returns>
    public static async ValueTask<T?> ReadFromJsonAsync<T>(
        this HttpRequestData request,
        ObjectSerializer serializer,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(serializer);
        return (T?)await serializer.DeserializeAsync(request.Body, typeof(T), cancellationToken);
    }

    /// <summary>Creates the response to a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="statusCode">The status code.</param>
    /// <returns>An empty response.</returns>
    public static HttpResponseData CreateResponse(this HttpRequestData request, HttpStatusCode statusCode)
    {
        ArgumentNullException.ThrowIfNull(request);
        var response = request.CreateResponse();
        response.StatusCode = statusCode;
        return response;
    }
}
