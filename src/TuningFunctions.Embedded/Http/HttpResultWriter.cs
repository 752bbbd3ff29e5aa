using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;

namespace TuningFunctions.Embedded.Http;

/// <summary>Sends what an HTTP function returned.</summary>
internal static class HttpResultWriter
{
    /// <summary>Sends a result; a function that returned nothing has answered by itself or answers 200.</summary>
    public static Task WriteAsync(object? result, HttpContext context) => result switch
    {
        null => Task.CompletedTask,
        IActionResult action => action.ExecuteResultAsync(
            new ActionContext(context, new RouteData(context.Request.RouteValues), new ActionDescriptor())),
        IResult direct => direct.ExecuteAsync(context),
        EmbeddedResponseData response => response.SendAsync(context.Response, context.RequestAborted),
        _ when HttpAnswerProperty.Of(result.GetType()) is { } property => WriteAsync(property.GetValue(result), context),
        _ => throw new InvalidOperationException(
            $"{result.GetType()} is no HTTP result: return IActionResult, IResult or HttpResponseData."),
    };
}
