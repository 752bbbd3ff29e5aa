using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using Tuning.Sessions.Schema;
using Tuning.Sessions.Stores;
using TuningFunctions.Http;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Sessions;

/// <summary>The sessions of a server, asked over HTTP.</summary>
internal sealed class ServerDesk : ISessionDesk
{
    private const string KeyHeader = "x-functions-key";

    private readonly HttpClient _http;

    /// <summary>Names a server; nothing is asked yet.</summary>
    /// <param name="address">Where it answers.</param>
    /// <param name="key">The key of its functions; null for none.</param>
    public ServerDesk(Uri address, string? key)
    {
        ArgumentNullException.ThrowIfNull(address);
        _http = new HttpClient { BaseAddress = new Uri(address.AbsoluteUri.TrimEnd('/') + "/") };
        if (!string.IsNullOrEmpty(key))
        {
            _http.DefaultRequestHeaders.Add(KeyHeader, key);
        }
    }

    /// <inheritdoc/>
    public string Place => _http.BaseAddress!.ToString();

    /// <inheritdoc/>
    public async Task<SessionList> ListAsync(SessionFilter filter, CancellationToken cancellationToken)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"api/sessions?limit={Math.Min(filter.Limit, 1000)}");
        query += filter.State is { } state ? $"&state={Words.Of(state)}" : "";
        query += filter.NamePrefix is { } name ? $"&name={Uri.EscapeDataString(name)}" : "";
        query += filter.After is { } after ? $"&after={Uri.EscapeDataString(after)}" : "";
        return await AskAsync(HttpMethod.Get, query, AttachedJson.Default.SessionList, cancellationToken) ?? new SessionList([], null);
    }

    /// <inheritdoc/>
    public Task<SessionStatus?> FindAsync(string sessionId, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Get, PathOf(sessionId), AttachedJson.Default.SessionStatus, cancellationToken);

    /// <inheritdoc/>
    public async Task<TrialList> TrialsAsync(string sessionId, TrialRange range, CancellationToken cancellationToken) =>
        await AskAsync(
            HttpMethod.Get,
            string.Create(CultureInfo.InvariantCulture, $"{PathOf(sessionId)}/trials?first={range.First}&limit={range.Count}"),
            AttachedJson.Default.TrialList,
            cancellationToken) ?? new TrialList(sessionId, [], null);

    /// <inheritdoc/>
    public async Task<ResultList> ResultsAsync(string sessionId, int limit, CancellationToken cancellationToken) =>
        await AskAsync(
            HttpMethod.Get,
            string.Create(CultureInfo.InvariantCulture, $"{PathOf(sessionId)}/results?limit={limit}"),
            AttachedJson.Default.ResultList,
            cancellationToken) ?? new ResultList(sessionId, "", []);

    /// <inheritdoc/>
    public Task<string?> ReportAsync(string sessionId, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, $"{PathOf(sessionId)}/report", ReadTextAsync, cancellationToken);

    /// <inheritdoc/>
    public async Task<SessionStatus> ControlAsync(string sessionId, SessionControlKind control, CancellationToken cancellationToken) =>
        await AskAsync(HttpMethod.Post, $"{PathOf(sessionId)}/{Words.Of(control)}", AttachedJson.Default.SessionStatus, cancellationToken)
            ?? throw new HttpRequestException($"{Place} has no session {sessionId}.");

    /// <inheritdoc/>
    public async Task<PurgeReport> PurgeAsync(TimeSpan age, CancellationToken cancellationToken) =>
        await AskAsync(
            HttpMethod.Post,
            $"api/purge?olderThan={Uri.EscapeDataString(System.Xml.XmlConvert.ToString(age))}",
            AttachedJson.Default.PurgeReport,
            cancellationToken) ?? throw new HttpRequestException($"{Place} purges nothing: it is of another version.");

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string PathOf(string sessionId) => $"api/sessions/{Uri.EscapeDataString(sessionId)}";

    private static async Task<string?> ReadTextAsync(HttpContent content, CancellationToken cancellationToken) =>
        await content.ReadAsStringAsync(cancellationToken);

    private Task<T?> AskAsync<T>(HttpMethod method, string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        SendAsync(method, path, (content, token) => content.ReadFromJsonAsync(type, token), cancellationToken);

    // Null where the server has no such thing.
    private async Task<T?> SendAsync<T>(
        HttpMethod method, string path, Func<HttpContent, CancellationToken, Task<T?>> read, CancellationToken cancellationToken)
        where T : class
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        HttpResponseMessage answer;
        try
        {
            answer = await _http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException lost)
        {
            throw new HttpRequestException($"{Place} does not answer: {lost.Message}", lost);
        }

        using (answer)
        {
            if (answer.StatusCode is HttpStatusCode.NotFound)
            {
                return null;
            }

            if (answer.IsSuccessStatusCode)
            {
                return await read(answer.Content, cancellationToken);
            }

            var reason = await ReasonOfAsync(answer, cancellationToken);
            throw new HttpRequestException(string.Create(
                CultureInfo.InvariantCulture, $"{Place} answers {(int)answer.StatusCode} to {method} {path}{reason}"));
        }
    }

    private static async Task<string> ReasonOfAsync(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        answer.Content.Headers.ContentType?.MediaType is "application/problem+json"
        && await answer.Content.ReadFromJsonAsync(AttachedJson.Default.ProblemReason, cancellationToken) is { } problem
            ? $": {problem.Detail ?? problem.Title}"
            : "";
}
