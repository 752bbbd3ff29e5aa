using System.Globalization;
using System.Net;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using TuningFunctions.Embedded.Durable.Http;

namespace Microsoft.DurableTask;

/// <summary>Requests that orchestrators send.</summary>
public static class TaskOrchestrationContextExtensionMethods
{
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromSeconds(30);

    /// <summary>Sends a request and waits for its answer; one of 202 with a Location is followed, every 30 s unless it says otherwise.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer, whatever its status.</returns>
    /// <exception cref="TaskFailedException">There was no answer, or every attempt was to be repeated.</exception>
    public static async Task<DurableHttpResponse> CallHttpAsync(this TaskOrchestrationContext context, DurableHttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var response = await SendAsync(context, request);
        while (request.AsynchronousPatternEnabled
            && response.StatusCode == HttpStatusCode.Accepted
            && HeaderOf(response, "Location") is { } location)
        {
            await context.CreateTimer(context.CurrentUtcDateTime + DelayOf(response), CancellationToken.None);
            request = Poll(request, new Uri(request.Uri, location));
            response = await SendAsync(context, request);
        }

        return response;
    }

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="method">The request's method.</param>
    /// <param name="uri">Where it goes.</param>
    /// <param name="content">Its body; absent for none.</param>
    /// <param name="retryOptions">How it is repeated; absent for not at all.</param>
    /// <returns>The answer, whatever its status.</returns>
    /// <exception cref="TaskFailedException">There was no answer, or every attempt was to be repeated.</exception>
    public static Task<DurableHttpResponse> CallHttpAsync(
        this TaskOrchestrationContext context,
        HttpMethod method,
        Uri uri,
        string? content = null,
        HttpRetryOptions? retryOptions = null) =>
        context.CallHttpAsync(new DurableHttpRequest(method, uri) { Content = content, HttpRetryOptions = retryOptions });

    private static Task<DurableHttpResponse> SendAsync(TaskOrchestrationContext context, DurableHttpRequest request) =>
        context.CallActivityAsync<DurableHttpResponse>(HttpActivity.Name, request, OptionsOf(request.HttpRetryOptions));

    private static TaskOptions? OptionsOf(HttpRetryOptions? retry) => retry is null
        ? null
        : TaskOptions.FromRetryPolicy(new RetryPolicy(
            retry.MaxNumberOfAttempts,
            retry.FirstRetryInterval,
            retry.BackoffCoefficient,
            retry.MaxRetryInterval,
            retry.RetryTimeout == TimeSpan.MaxValue ? null : retry.RetryTimeout));

    private static DurableHttpRequest Poll(DurableHttpRequest request, Uri location) => new(HttpMethod.Get, location)
    {
        Headers = request.Headers,
        AsynchronousPatternEnabled = request.AsynchronousPatternEnabled,
        HttpRetryOptions = request.HttpRetryOptions,
        Timeout = request.Timeout,
    };

    private static TimeSpan DelayOf(DurableHttpResponse response) =>
        int.TryParse(HeaderOf(response, "Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : s_pollInterval;

    private static string? HeaderOf(DurableHttpResponse response, string name) => response.Headers?
        .Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(header => header.Value.FirstOrDefault())
        .FirstOrDefault();
}
