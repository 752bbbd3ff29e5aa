using System.Text.Json.Serialization;
using Microsoft.Extensions.Primitives;
using TuningFunctions.Embedded.Durable.Http;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>A request that an orchestrator sends: the host sends it, and the answer is part of the history.</summary>
[JsonConverter(typeof(DurableHttpRequestJson))]
public class DurableHttpRequest
{
    /// <summary>Creates a request.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="uri">Where it goes.</param>
    public DurableHttpRequest(HttpMethod method, Uri uri)
    {
        Method = method;
        Uri = uri;
    }

    /// <summary>Its method.</summary>
    public HttpMethod Method { get; }

    /// <summary>Where it goes.</summary>
    public Uri Uri { get; }

    /// <summary>Its headers; absent for none.</summary>
    public IDictionary<string, StringValues>? Headers { get; set; }

    /// <summary>Its body as text; absent for none.</summary>
    public string? Content { get; set; }

    /// <summary>Whether an answer 202 with a Location is followed until it is another; default true.</summary>
    public bool AsynchronousPatternEnabled { get; set; } = true;

    /// <summary>How the request is repeated when it fails; absent for not at all.</summary>
    public HttpRetryOptions? HttpRetryOptions { get; set; }

    /// <summary>How long one attempt may take; default what the host's client allows, 100 s.</summary>
    public TimeSpan? Timeout { get; set; }
}
