using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using TuningFunctions.Embedded.Hosting.Catalogue;
using TuningFunctions.Embedded.Hosting.Invocation;

namespace TuningFunctions.Embedded.Http;

/// <summary>Runs HTTP functions and sends their results.</summary>
internal sealed class HttpFunctions(
    FunctionInvoker invoker,
    bool isWebApplication,
    ILogger logger,
    CancellationToken stopping)
{
    /// <summary>The key that a function asks for.</summary>
    public static AuthorizationLevel LevelOf(FunctionEntry function) => ((FunctionTrigger.Http)function.Trigger).Level;

    /// <summary>Answers a request by a function.</summary>
    public async Task AnswerAsync(HttpContext http, FunctionEntry function, RouteValueDictionary values)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        http.Request.RouteValues = values;
        await using var invocation = invoker.Create(function, new TriggerInput.Http(http, values), cancellation.Token);
        invocation.Features.Set(new HttpInvocationFeature(http, isWebApplication));
        http.RequestServices = invocation.InstanceServices;
        try
        {
            await HttpResultWriter.WriteAsync(await invoker.RunAsync(invocation), http);
        }
        catch (Exception error) when (!IsTheClients(error, http))
        {
            logger.FunctionFailed(function.Name, invocation.InvocationId, error);
            if (http.Response.HasStarted)
            {
                http.Abort();
                return;
            }

            http.Response.Clear();
            await ProblemWriter.WriteAsync(http, StatusCodes.Status500InternalServerError, "The function failed.");
        }
    }

    private static bool IsTheClients(Exception error, HttpContext http) =>
        error is BadHttpRequestException
        || (error is OperationCanceledException && http.RequestAborted.IsCancellationRequested);
}
