using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using Tuning.External;

namespace TuningFunctions.External.Http;

/// <summary>
/// Has trials evaluated by a service: one POST a trial, whose Idempotency-Key is the hash of its body, so that a repetition is known
/// as one. A service that is overloaded (429, 503) or out of reach is asked again, after the time that it names.
/// </summary>
internal sealed class HttpChannel : ITrialChannel, IDisposable
{
    private const string KeyHeader = "Idempotency-Key";
    private const int LargestAnswerBytes = 16 * 1024 * 1024;
    private const int LongestComplaint = 1500;
    private const int Repetitions = 5;

    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_connectionLife = TimeSpan.FromMinutes(2);
    // What the pipeline allows; a request of a day is none that somebody waits for.
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(200);

    private readonly Uri _url;
    private readonly HttpClient _http;
    private readonly SemaphoreSlim _free;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    /// <summary>Names a service; nothing is sent yet.</summary>
    /// <param name="addresses">The hosts that may be connected to.</param>
    /// <param name="url">Where trials are posted to.</param>
    /// <param name="workers">Requests at a time, from 1.</param>
    /// <param name="timeout">Longest time of one answer with its repetitions.</param>
    /// <param name="time">The clock of deadlines and pauses.</param>
    public HttpChannel(HttpAddresses addresses, Uri url, int workers, TimeSpan timeout, TimeProvider time)
    {
        _url = url;
        _time = time;
        _timeout = timeout < s_longest ? timeout : s_longest;
        _free = new SemaphoreSlim(workers, workers);
        Parallelism = workers;
        _http = new HttpClient(new SocketsHttpHandler
        {
            // The address that was checked is the one that is connected to, and nobody leads on to another one.
            ConnectCallback = (context, cancellationToken) => ConnectAsync(addresses, context.DnsEndPoint, cancellationToken),
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = s_connectTimeout,
            PooledConnectionLifetime = s_connectionLife,
            MaxConnectionsPerServer = workers,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswerBytes,
        };
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = _timeout })
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = Repetitions,
                Delay = s_firstDelay,
                BackoffType = DelayBackoffType.Exponential,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
                {
                    { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded } } => true,
                    { Result.StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable } => true,
                    _ => false,
                }),
                DelayGenerator = arguments => ValueTask.FromResult(PauseOf(arguments.Outcome.Result)),
                OnRetry = arguments =>
                {
                    arguments.Outcome.Result?.Dispose();
                    return default;
                },
            })
            .Build();
    }

    /// <inheritdoc/>
    public int Parallelism { get; }

    /// <inheritdoc/>
    public async Task<ExternalOutcome> AskAsync(TrialRequest request, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            var body = request.ToJson();
            var key = Convert.ToHexStringLower(SHA256.HashData(body));
            using var answer = await _pipeline.ExecuteAsync(async token => await PostAsync(body, key, token), cancellationToken);
            // The body is buffered with the answer.
            var content = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            return answer.StatusCode is HttpStatusCode.OK ? ExternalAnswerReader.Read(content, request) : Refused(answer.StatusCode, content);
        }
        catch (TimeoutRejectedException)
        {
            return new ExternalOutcome.TimedOut($"{_url} did not answer within {_timeout}.");
        }
        catch (HttpRequestException exception)
        {
            return new ExternalOutcome.Failed(ExternalErrors.Unreachable, $"{_url}: {exception.Message}");
        }
        finally
        {
            _free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _free.Dispose();
    }

    private Task<HttpResponseMessage> PostAsync(byte[] body, string key, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        // A message is sent once; HttpClient disposes of it with its answer.
        var message = new HttpRequestMessage(HttpMethod.Post, _url) { Content = content };
        message.Headers.Add(KeyHeader, key);
        return _http.SendAsync(message, HttpCompletionOption.ResponseContentRead, cancellationToken);
    }

    // No time named means the usual growing pause.
    private TimeSpan? PauseOf(HttpResponseMessage? answer) => answer?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - _time.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    private ExternalOutcome.Failed Refused(HttpStatusCode status, byte[] content)
    {
        var said = System.Text.Encoding.UTF8.GetString(content.AsSpan(0, Math.Min(content.Length, LongestComplaint))).Trim();
        return new ExternalOutcome.Failed(
            ExternalErrors.Unreachable,
            FormattableString.Invariant($"{_url} answered {(int)status}{((int)status is >= 300 and < 400 ? ", and nobody is led on" : "")}{(said.Length == 0 ? "" : $": {said}")}"));
    }

    private static async ValueTask<Stream> ConnectAsync(HttpAddresses addresses, DnsEndPoint place, CancellationToken cancellationToken)
    {
        var found = await addresses.ResolveAsync(place.Host, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, place.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
