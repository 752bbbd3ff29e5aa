using Microsoft.AspNetCore.Http;
using TuningFunctions.Embedded.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>ASP.NET Core's view of an invocation.</summary>
public static class FunctionContextExtensions
{
    /// <summary>The HTTP context of the request that triggered the invocation.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The HTTP context, or null when something else triggered it or the app was built without
    /// <c>ConfigureFunctionsWebApplication</c>.</returns>
    public static HttpContext? GetHttpContext(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return HttpInvocationFeature.Of(context) is { IsWebApplication: true } feature ? feature.HttpContext : null;
    }
}
