using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tuning.Cli.Sessions;
using TuningFunctions.External.AskTell;
using TuningFunctions.Http;

namespace Tuning.Cli.Workers;

/// <summary>A server that a worker asks for trials and tells results.</summary>
internal sealed class WorkerServer : IDisposable
{
    private const string KeyHeader = "x-functions-key";
    private const int MostSessions = 1000;

    private readonly HttpClient _http;

    /// <summary>Names a server; nothing is asked yet.</summary>
    /// <param name="address">Where it answers.</param>
    /// <param name="key">The key of its functions; null for none.</param>
    public WorkerServer(Uri address, string? key)
    {
        _http = new HttpClient { BaseAddress = new Uri(address.AbsoluteUri.TrimEnd('/') + "/") };
        if (!string.IsNullOrEmpty(key))
        {
            _http.DefaultRequestHeaders.Add(KeyHeader, key);
        }
    }

    /// <summary>The server in one word.</summary>
    public string Place => _http.BaseAddress!.ToString();

    /// <summary>The ids of the sessions that run.</summary>
    /// <exception cref="HttpRequestException">The server does not answer, or refuses.</exception>
    public async Task<IReadOnlyList<string>> RunningAsync(CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync(
            new Uri(FormattableString.Invariant($"api/sessions?state=running&limit={MostSessions}"), UriKind.Relative), cancellationToken);
        Require(answer);
        var list = await answer.Content.ReadFromJsonAsync(AttachedJson.Default.SessionList, cancellationToken);
        return [.. list!.Sessions.Select(session => session.Session)];
    }

    /// <summary>Asks for trials; null where the session is unknown or is not evaluated by others.</summary>
    /// <exception cref="HttpRequestException">The server does not answer, or refuses.</exception>
    public async Task<AskedTrials?> AskAsync(string session, int count, string worker, CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsJsonAsync(
            PathOf(session, "ask"), new AskRequest(count, worker), WorkerJson.Default.AskRequest, cancellationToken);
        if (answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.NotFound)
        {
            return null;
        }

        Require(answer);
        return await answer.Content.ReadFromJsonAsync(WorkerJson.Default.AskedTrials, cancellationToken);
    }

    /// <summary>Tells results.</summary>
    /// <exception cref="HttpRequestException">The server does not answer, or refuses.</exception>
    public async Task<TellAnswer> TellAsync(string session, JsonArray results, CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsJsonAsync(
            PathOf(session, "tell"), new TellRequest(results), WorkerJson.Default.TellRequest, cancellationToken);
        Require(answer);
        return (await answer.Content.ReadFromJsonAsync(WorkerJson.Default.TellAnswer, cancellationToken))!;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static Uri PathOf(string session, string verb) => new($"api/sessions/{Uri.EscapeDataString(session)}/{verb}", UriKind.Relative);

    private void Require(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException(
                FormattableString.Invariant($"{Place} answers {(int)answer.StatusCode} to {answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri?.AbsolutePath}."),
                null,
                answer.StatusCode);
        }
    }
}
