using System.Security.Claims;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using TuningFunctions.Embedded.Hosting.Homes;
using TuningFunctions.Embedded.Http.Routing;
using TuningFunctions.Embedded.Http.Security;
using TuningFunctions.Embedded.Management;

namespace TuningFunctions.Embedded.Http;

/// <summary>Everything that answers over HTTP: the app's functions and the management of the task hub, nothing else.</summary>
internal sealed class HttpFront(
    OriginRules origins,
    HostKeys keys,
    HttpRouter router,
    HttpFunctions functions,
    ManagementEndpoints management,
    ILogger logger) : IHttpApplication<HttpContext>
{
    private const string KeyIdClaim = "http://schemas.microsoft.com/2017/07/functions/claims/keyid";

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context);
        }
        catch (BadHttpRequestException error) when (!context.Response.HasStarted)
        {
            await ProblemWriter.WriteAsync(context, error.StatusCode, error.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            logger.RequestAborted(context.Request.Path);
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            logger.RequestFailed(context.Request.Method, context.Request.Path, error);
            await ProblemWriter.WriteAsync(context, StatusCodes.Status500InternalServerError, "The request failed.");
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (origins.Refuse(context.Request) is { } reason)
        {
            logger.RequestRefused(context.Request.Method, context.Request.Path, reason);
            await ProblemWriter.WriteAsync(context, StatusCodes.Status403Forbidden, reason);
            return;
        }

        if (ManagementEndpoints.Owns(context.Request.Path))
        {
            if (await IsOpenAsync(context, keys.OpenManagement(PresentedKey.Of(context.Request))))
            {
                await management.AnswerAsync(context);
            }

            return;
        }

        if (router.Find(context) is not { } found)
        {
            await ProblemWriter.WriteAsync(context, StatusCodes.Status404NotFound, "No function answers here.");
            return;
        }

        var level = HttpFunctions.LevelOf(found.Function);
        var presented = PresentedKey.Of(context.Request);
        if (await IsOpenAsync(context, keys.Open(level, presented)))
        {
            if (keys.IsAttach(presented))
            {
                // As the platform names the keys that it knows.
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(KeyIdClaim, HomeLock.KeyName)]));
            }

            await functions.AnswerAsync(context, found.Function, found.Values);
        }
    }

    private static async Task<bool> IsOpenAsync(HttpContext context, bool isOpen)
    {
        if (isOpen)
        {
            return true;
        }

        await ProblemWriter.WriteAsync(context, StatusCodes.Status401Unauthorized, "The key is missing or wrong.");
        return false;
    }
}
