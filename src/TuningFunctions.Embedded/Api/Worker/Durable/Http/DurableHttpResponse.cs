using System.Net;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Primitives;
using TuningFunctions.Embedded.Durable.Http;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>The answer to a request that an orchestrator sent.</summary>
[JsonConverter(typeof(DurableHttpResponseJson))]
public class DurableHttpResponse
{
    /// <summary>Creates an answer.</summary>
    /// <param name="statusCode">Its status.</param>
    public DurableHttpResponse(HttpStatusCode statusCode) => StatusCode = statusCode;

    /// <summary>Its status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Its headers.</summary>
    public IDictionary<string, StringValues>? Headers { get; init; }

    /// <summary>Its body as text.</summary>
    public string? Content { get; init; }
}
