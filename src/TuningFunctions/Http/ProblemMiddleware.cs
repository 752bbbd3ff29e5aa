using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using TuningFunctions.Retuning;

namespace TuningFunctions.Http;

/// <summary>Answers problem details (RFC 9457) where an HTTP function throws: what the caller did wrong with its reason, anything else without.</summary>
/// <param name="logger">Where failures are written.</param>
internal sealed class ProblemMiddleware(ILogger<ProblemMiddleware> logger) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (RequestProblemException problem) when (!http.Response.HasStarted)
        {
            await Answers.WriteAsync(http, problem.Status, problem.Title, problem.Message, problem.Problems);
        }
        catch (RetuneRefusalException refusal) when (!http.Response.HasStarted)
        {
            var (status, title) = refusal.Kind switch
            {
                RetuneRefusal.Unknown => (StatusCodes.Status404NotFound, "There is no such thing"),
                RetuneRefusal.Conflict => (StatusCodes.Status409Conflict, "Things stand otherwise"),
                _ => (StatusCodes.Status400BadRequest, "Invalid request"),
            };
            await Answers.WriteAsync(http, status, title, refusal.Message, refusal.Problems);
        }
        catch (BadHttpRequestException problem) when (!http.Response.HasStarted)
        {
            await Answers.WriteAsync(http, problem.StatusCode, "The request cannot be read", problem.Message);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer.
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            logger.RequestFailed(context.FunctionDefinition.Name, failure);
            await Answers.WriteAsync(http, StatusCodes.Status500InternalServerError, "The request failed", null);
        }
    }
}
