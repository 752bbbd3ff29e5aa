using Microsoft.Azure.Functions.Worker.Http;
using TuningFunctions.Embedded.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Access to the HTTP request of an invocation.</summary>
public static class FunctionContextHttpRequestExtensions
{
    /// <summary>The request that triggered the invocation.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The request, or null when something else triggered it.</returns>
    public static ValueTask<HttpRequestData?> GetHttpRequestDataAsync(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult<HttpRequestData?>(HttpInvocationFeature.Of(context)?.RequestData(context));
    }

    /// <summary>The response that the function has returned so far.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The response, or null when the function returned none of this type.</returns>
    public static HttpResponseData? GetHttpResponseData(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.GetInvocationResult().Value as HttpResponseData;
    }
}
