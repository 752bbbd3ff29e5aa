using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.Extensions.Primitives;

namespace TuningFunctions.Embedded.Durable.Http;

/// <summary>Sends the requests of orchestrators: the host's own activity.</summary>
internal sealed class HttpActivity : IDisposable
{
    /// <summary>The name under which orchestrators call it; no function can have it.</summary>
    public const string Name = "BuiltIn::HttpActivity";

    private const string DefaultContentType = "application/json";
    private const int FirstFailure = 400;

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call when the host stops.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="HttpRequestException">There was no answer, or one after which the request is to be repeated.</exception>
    /// <exception cref="TimeoutException">The attempt took too long.</exception>
    public async Task<DurableHttpResponse> RunAsync(DurableHttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (request.Timeout is { } timeout)
        {
            deadline.CancelAfter(timeout);
        }

        try
        {
            using var message = MessageOf(request);
            using var answer = await _client.SendAsync(message, deadline.Token);
            return IsToBeRepeated(request.HttpRetryOptions, answer.StatusCode)
                ? throw new HttpRequestException(
                    string.Create(CultureInfo.InvariantCulture, $"{request.Method} {request.Uri} was answered {(int)answer.StatusCode}."),
                    null,
                    answer.StatusCode)
                : await AnswerOfAsync(answer, deadline.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{request.Method} {request.Uri} was not answered in time.", late);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static bool IsToBeRepeated(HttpRetryOptions? retry, HttpStatusCode status) => retry is { MaxNumberOfAttempts: > 1 }
        && (retry.StatusCodesToRetry.Count == 0 ? (int)status >= FirstFailure : retry.StatusCodesToRetry.Contains(status));

    private static HttpRequestMessage MessageOf(DurableHttpRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Uri);
        if (request.Content is not null)
        {
            message.Content = new StringContent(request.Content, Encoding.UTF8, DefaultContentType);
        }

        foreach (var (name, values) in request.Headers ?? new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase))
        {
            if (!message.Headers.TryAddWithoutValidation(name, values.AsEnumerable()) && message.Content is { } content)
            {
                content.Headers.Remove(name);
                content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        return message;
    }

    private static async Task<DurableHttpResponse> AnswerOfAsync(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        new(answer.StatusCode)
        {
            Headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(
                header => header.Key, header => new StringValues([.. header.Value]), StringComparer.OrdinalIgnoreCase),
            Content = await answer.Content.ReadAsStringAsync(cancellationToken),
        };
}
