using System.Globalization;
using System.Net.Http.Json;
using TuningFunctions.Embedded.Hosting.Homes;
using TuningFunctions.Http;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Sessions;

/// <summary>The process that runs the engine of a home, asked over HTTP with the key that it left there.</summary>
/// <param name="home">The home, where its key is.</param>
/// <param name="processId">Its process id.</param>
/// <param name="address">Where it answers.</param>
/// <param name="time">The clock of the looks at a running session.</param>
internal sealed class AttachedServer(string home, int processId, Uri address, TimeProvider time)
{
    private const string KeyHeader = "x-functions-key";

    private static readonly TimeSpan s_lookInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>The server in words: process and address.</summary>
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"process {processId} at {address}");

    /// <summary>Has a stored session run to its end.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="progress">Told how many trials of the plan are done.</param>
    /// <param name="cancellationToken">Ends the wait; the session goes on.</param>
    /// <returns>The stored result.</returns>
    /// <exception cref="HttpRequestException">The server is gone or refuses.</exception>
    public async Task<SessionSummary> RunAsync(string sessionId, IProgress<int> progress, CancellationToken cancellationToken)
    {
        using var http = Connect();
        var status = await AskAsync(http, HttpMethod.Post, $"api/sessions/{sessionId}/launch", cancellationToken);
        while (status.Result is null)
        {
            progress.Report(EndedOf(status.Trials));
            await Task.Delay(s_lookInterval, time, cancellationToken);
            status = await AskAsync(http, HttpMethod.Get, $"api/sessions/{sessionId}", cancellationToken);
        }

        progress.Report(EndedOf(status.Trials));
        return status.Result;
    }

    private HttpClient Connect()
    {
        var http = new HttpClient { BaseAddress = address };
        if (HomeLock.ReadKey(home) is { } key)
        {
            http.DefaultRequestHeaders.Add(KeyHeader, key);
        }

        return http;
    }

    private async Task<SessionStatus> AskAsync(
        HttpClient http, HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        using var answer = await SendAsync(http, request, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException(string.Create(
                CultureInfo.InvariantCulture, $"{Name} answers {(int)answer.StatusCode} to {method} {path}."));
        }

        return await answer.Content.ReadFromJsonAsync(AttachedJson.Default.SessionStatus, cancellationToken)
            ?? throw new HttpRequestException($"{Name} answers nothing to {method} {path}.");
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpClient http, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException lost)
        {
            throw new HttpRequestException($"{Name} does not answer: {lost.Message}", lost);
        }
    }

    private static int EndedOf(TrialCounts trials) =>
        trials.Completed + trials.Failed + trials.Pruned + trials.TimedOut + trials.Cancelled;
}
