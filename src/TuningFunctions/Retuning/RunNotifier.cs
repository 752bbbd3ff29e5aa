using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Stores;

namespace TuningFunctions.Retuning;

/// <summary>
/// Tells the log, and the address of a schedule, what became of a run. The message is signed: the header
/// <c>X-Tune-Signature</c> is <c>sha256=</c> and the HMAC-SHA256 of <c>timestamp.body</c> in hexadecimal, the timestamp being
/// the header <c>X-Tune-Timestamp</c> in seconds since the Unix epoch.
/// </summary>
/// <param name="book">The schedules.</param>
/// <param name="runs">Where runs are kept.</param>
/// <param name="markets">Where notifications are noted.</param>
/// <param name="configuration">Where the key of signatures comes from.</param>
/// <param name="http">What sends.</param>
/// <param name="time">The clock of timestamps.</param>
/// <param name="logger">The log.</param>
public sealed class RunNotifier(
    ScheduleBook book,
    IRunStore runs,
    IMarketStore markets,
    IConfiguration configuration,
    HttpClient http,
    TimeProvider time,
    ILogger<RunNotifier> logger)
{
    /// <summary>The setting that holds the key of signatures. Without it nothing is sent.</summary>
    public const string KeySetting = "TUNE_WEBHOOK_KEY";

    private static readonly TimeSpan s_longestAnswer = TimeSpan.FromSeconds(10);

    /// <summary>Tells; what was taken once is not told again.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="HttpRequestException">The address did not take it.</exception>
    public async Task TellAsync(string runId, string kind, CancellationToken cancellationToken)
    {
        var run = await runs.FindRunAsync(runId, cancellationToken) ?? throw new InvalidOperationException($"There is no run {runId}.");
        var before = (await markets.ReadNotificationsAsync(runId, cancellationToken))
            .FirstOrDefault(notification => string.Equals(notification.Kind, kind, StringComparison.Ordinal));
        if (before?.DeliveredAt is not null)
        {
            return;
        }

        if (before is null)
        {
            logger.RunTold(runId, kind, run.Reason);
        }

        // Whom to tell of a schedule that cannot be read nobody knows: the log has it.
        if ((await book.FindKeptAsync(run.Schedule, cancellationToken))?.Schedule is not { NotifyUrl: { } address })
        {
            return;
        }

        var attempts = 1 + (before?.Attempts ?? 0);
        if (configuration[KeySetting] is not { Length: > 0 } key)
        {
            await NoteFailureAsync(run, kind, attempts, $"{KeySetting} is not set", cancellationToken);
            return;
        }

        if (await SendAsync(address, NoticeOf(run, kind), key, cancellationToken) is { } error)
        {
            await NoteFailureAsync(run, kind, attempts, error, cancellationToken);
            throw new HttpRequestException($"The notification of {runId} was not taken: {error}");
        }

        await markets.PutNotificationAsync(new Notification(runId, kind, attempts, time.GetUtcNow(), null), cancellationToken);
    }

    /// <summary>The signature of a message.</summary>
    /// <param name="key">The key.</param>
    /// <param name="timestamp">The timestamp as it is sent.</param>
    /// <param name="body">The body as it is sent.</param>
    public static string Sign(string key, string timestamp, string body) =>
        $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{timestamp}.{body}")))}";

    private Task NoteFailureAsync(RetuneRun run, string kind, int attempts, string error, CancellationToken cancellationToken)
    {
        logger.RunNotTold(run.Schedule, run.RunId, error);
        return markets.PutNotificationAsync(new Notification(run.RunId, kind, attempts, null, error), cancellationToken);
    }

    private RunNotice NoticeOf(RetuneRun run, string kind) =>
        new(kind, run.RunId, run.Schedule, run.Key.Strategy, run.Key.Market, run.Reason, time.GetUtcNow())
        {
            Version = run.Version,
            Until = run.Until,
        };

    // Null when it was taken, else why not; an address is never quoted, since it may hold a secret.
    private async Task<string?> SendAsync(Uri address, RunNotice notice, string key, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.Serialize(notice, RetuneJson.Default.RunNotice);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Tune-Timestamp", timestamp);
        request.Headers.Add("X-Tune-Signature", Sign(key, timestamp, body));
        using var patience = new CancellationTokenSource(s_longestAnswer);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var answer = await http.SendAsync(request, either.Token);
            return answer.IsSuccessStatusCode ? null : string.Create(CultureInfo.InvariantCulture, $"it answers {(int)answer.StatusCode}");
        }
        catch (HttpRequestException failure)
        {
            return $"it cannot be reached: {failure.HttpRequestError}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"no answer within {s_longestAnswer.TotalSeconds} seconds";
        }
    }
}
