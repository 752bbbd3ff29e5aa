using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Embedded.Http;

/// <summary>The request behind an invocation.</summary>
internal sealed class HttpInvocationFeature(HttpContext httpContext, bool isWebApplication)
{
    private EmbeddedRequestData? _request;

    /// <summary>The request and its response.</summary>
    public HttpContext HttpContext { get; } = httpContext;

    /// <summary>Whether the app may see the HTTP context.</summary>
    public bool IsWebApplication { get; } = isWebApplication;

    /// <summary>The request behind an invocation; null when something else triggered it.</summary>
    public static HttpInvocationFeature? Of(FunctionContext context) => context.Features.Get<HttpInvocationFeature>();

    /// <summary>The request as the worker hands it to a function.</summary>
    public EmbeddedRequestData RequestData(FunctionContext context) => _request ??= new(context, HttpContext.Request);
}
