using System.Net;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>The response of a function to an HTTP request.</summary>
public abstract class HttpResponseData
{
    /// <summary>Creates the response.</summary>
    /// <param name="functionContext">The invocation that it answers.</param>
    public HttpResponseData(FunctionContext functionContext)
    {
        ArgumentNullException.ThrowIfNull(functionContext);
        FunctionContext = functionContext;
    }

    /// <summary>The status code.</summary>
    public abstract HttpStatusCode StatusCode { get; set; }

    /// <summary>The headers.</summary>
    public abstract HttpHeadersCollection Headers { get; set; }

    /// <summary>The body, written by the function.</summary>
    public abstract Stream Body { get; set; }

    /// <summary>The cookies that the response sets.</summary>
    public abstract HttpCookies Cookies { get; }

    /// <summary>The invocation that the response answers.</summary>
    public FunctionContext FunctionContext { get; }

    /// <summary>Creates the response to a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>An empty response with status 200.</returns>
    public static HttpResponseData CreateResponse(HttpRequestData request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.CreateResponse();
    }
}
