using System.Collections.Specialized;
using System.Security.Claims;
using System.Web;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>An HTTP request as the worker hands it to a function.</summary>
public abstract class HttpRequestData
{
    private NameValueCollection? _query;

    /// <summary>Creates the request.</summary>
    /// <param name="functionContext">The invocation that it triggered.</param>
    public HttpRequestData(FunctionContext functionContext)
    {
        ArgumentNullException.ThrowIfNull(functionContext);
        FunctionContext = functionContext;
    }

    /// <summary>The body.</summary>
    public abstract Stream Body { get; }

    /// <summary>The headers.</summary>
    public abstract HttpHeadersCollection Headers { get; }

    /// <summary>The address.</summary>
    public abstract Uri Url { get; }

    /// <summary>Who sent the request; empty here, since keys name nobody.</summary>
    public abstract IEnumerable<ClaimsIdentity> Identities { get; }

    /// <summary>The HTTP method.</summary>
    public abstract string Method { get; }

    /// <summary>The invocation that the request triggered.</summary>
    public FunctionContext FunctionContext { get; }

    /// <summary>The query of the address.</summary>
    public virtual NameValueCollection Query => _query ??= HttpUtility.ParseQueryString(Url.Query);

    /// <summary>Creates the response to this request.</summary>
    /// <returns>An empty response with status 200.</returns>
    public abstract HttpResponseData CreateResponse();
}
