using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Triggers;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Schema;
using TuningFunctions.Http;
using TuningFunctions.Retuning;
using TuningFunctions.Retuning.Answers;

namespace Tuning.Cli.Retuning;

/// <summary>Asks a server over HTTP. The names of keys are the server's to find.</summary>
internal sealed class ServerRetuneDesk : IRetuneDesk, IDisposable
{
    private readonly HttpClient _http;

    /// <summary>Names the server.</summary>
    public ServerRetuneDesk(Uri address, string? key)
    {
        ArgumentNullException.ThrowIfNull(address);
        _http = new HttpClient { BaseAddress = new Uri(address.AbsoluteUri.TrimEnd('/') + "/") };
        if (!string.IsNullOrEmpty(key))
        {
            _http.DefaultRequestHeaders.Add("x-functions-key", key);
        }
    }

    /// <inheritdoc/>
    public Task<ScheduleList> SchedulesAsync(CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Get, "api/schedules", null, RetuneServerJson.Default.ScheduleList, cancellationToken);

    /// <inheritdoc/>
    public Task<ScheduleAnswer> ScheduleAsync(string name, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Get, $"api/schedules/{Name(name)}", null, RetuneServerJson.Default.ScheduleAnswer, cancellationToken);

    /// <inheritdoc/>
    public Task<ScheduleAnswer> PutScheduleAsync(
        string text, DocumentLanguage language, string keyName, CancellationToken cancellationToken) => AskAsync(
            HttpMethod.Post,
            "api/schedules",
            new StringContent(text, Encoding.UTF8, language is DocumentLanguage.Json ? "application/json" : "application/yaml"),
            RetuneServerJson.Default.ScheduleAnswer,
            cancellationToken);

    /// <inheritdoc/>
    public Task<ScheduleAnswer> EnableAsync(string name, bool isEnabled, string keyName, CancellationToken cancellationToken) => AskAsync(
        HttpMethod.Post,
        $"api/schedules/{Name(name)}/{(isEnabled ? "enable" : "disable")}",
        null,
        RetuneServerJson.Default.ScheduleAnswer,
        cancellationToken);

    /// <inheritdoc/>
    public async Task RemoveScheduleAsync(string name, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Delete, $"api/schedules/{Name(name)}", null, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RunAnswer> StartAsync(string name, string keyName, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Post, $"api/schedules/{Name(name)}/runs", null, RetuneServerJson.Default.RunAnswer, cancellationToken);

    /// <inheritdoc/>
    public Task<RunList> RunsAsync(string name, int limit, CancellationToken cancellationToken) => AskAsync(
        HttpMethod.Get,
        string.Create(CultureInfo.InvariantCulture, $"api/schedules/{Name(name)}/runs?limit={Math.Min(limit, 1000)}"),
        null,
        RetuneServerJson.Default.RunList,
        cancellationToken);

    /// <inheritdoc/>
    public Task<CheckList> ChecksAsync(string name, TriggerKind? trigger, int limit, CancellationToken cancellationToken) => AskAsync(
        HttpMethod.Get,
        string.Create(
            CultureInfo.InvariantCulture,
            $"api/schedules/{Name(name)}/checks?limit={Math.Min(limit, 1000)}{(trigger is { } kind ? $"&trigger={Words.Of(kind)}" : "")}"),
        null,
        RetuneServerJson.Default.CheckList,
        cancellationToken);

    /// <inheritdoc/>
    public Task<RunAnswer> RunAsync(string runId, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Get, $"api/runs/{Name(runId)}", null, RetuneServerJson.Default.RunAnswer, cancellationToken);

    /// <inheritdoc/>
    public Task<RunAnswer> DecideAsync(
        string runId, bool isApproved, string? comment, string keyName, CancellationToken cancellationToken) => AskAsync(
            HttpMethod.Post,
            $"api/runs/{Name(runId)}/approval",
            JsonContent.Create(new ApprovalRequest(isApproved) { Comment = comment }, RetuneServerJson.Default.ApprovalRequest),
            RetuneServerJson.Default.RunAnswer,
            cancellationToken);

    /// <inheritdoc/>
    public Task<MarketAnswer> AddDataAsync(string market, string sha256, CancellationToken cancellationToken) => AskAsync(
        HttpMethod.Post,
        $"api/markets/{Name(market)}/data",
        JsonContent.Create(new MarketDataRequest(sha256), RetuneServerJson.Default.MarketDataRequest),
        RetuneServerJson.Default.MarketAnswer,
        cancellationToken);

    /// <inheritdoc/>
    public Task<ChampionAnswer> ChampionAsync(ChampionKey key, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Get, $"api/champions/{Place(key)}", null, RetuneServerJson.Default.ChampionAnswer, cancellationToken);

    /// <inheritdoc/>
    public Task<HistoryAnswer> HistoryAsync(ChampionKey key, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Get, $"api/champions/{Place(key)}/history", null, RetuneServerJson.Default.HistoryAnswer, cancellationToken);

    /// <inheritdoc/>
    public Task<ChampionAnswer> RollBackAsync(ChampionKey key, string reason, string keyName, CancellationToken cancellationToken) => AskAsync(
        HttpMethod.Post,
        $"api/champions/{Place(key)}/rollback",
        JsonContent.Create(new RollbackRequest(reason), RetuneServerJson.Default.RollbackRequest),
        RetuneServerJson.Default.ChampionAnswer,
        cancellationToken);

    /// <inheritdoc/>
    public Task<PerformanceAccepted> AddPerformanceAsync(string json, CancellationToken cancellationToken) => AskAsync(
        HttpMethod.Post,
        "api/performance",
        new StringContent(json, Encoding.UTF8, "application/json"),
        RetuneServerJson.Default.PerformanceAccepted,
        cancellationToken);

    /// <inheritdoc/>
    public Task<PerformanceAnswer> PerformanceAsync(ChampionKey key, int? version, CancellationToken cancellationToken) => AskAsync(
        HttpMethod.Get,
        string.Create(CultureInfo.InvariantCulture, $"api/performance/{Place(key)}{(version is { } number ? $"?version={number}" : "")}"),
        null,
        RetuneServerJson.Default.PerformanceAnswer,
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string Name(string text) => Uri.EscapeDataString(text);

    private static string Place(ChampionKey key) => $"{Name(key.Strategy)}/{Name(key.Market)}";

    private async Task<T> AskAsync<T>(
        HttpMethod method, string path, HttpContent? content, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(method, path, content, cancellationToken);
        return await answer.Content.ReadFromJsonAsync(type, cancellationToken)
            ?? throw new HttpRequestException($"{_http.BaseAddress} answers nothing to {method} {path}.");
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        HttpResponseMessage answer;
        try
        {
            answer = await _http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException lost)
        {
            throw new HttpRequestException($"{_http.BaseAddress} does not answer: {lost.Message}", lost);
        }

        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            throw await RefusalOfAsync(answer, method, path, cancellationToken);
        }
    }

    private async Task<Exception> RefusalOfAsync(HttpResponseMessage answer, HttpMethod method, string path, CancellationToken cancellationToken)
    {
        var kind = answer.StatusCode switch
        {
            HttpStatusCode.NotFound => RetuneRefusal.Unknown,
            HttpStatusCode.Conflict => RetuneRefusal.Conflict,
            _ => RetuneRefusal.Invalid,
        };
        var says = answer.Content.Headers.ContentType?.MediaType is "application/problem+json"
            ? await answer.Content.ReadFromJsonAsync(RetuneServerJson.Default.RetuneProblem, cancellationToken)
            : null;
        return says is not null && (int)answer.StatusCode is >= 400 and < 500
            ? new RetuneRefusalException(kind, says.Detail ?? says.Title, says.Problems.IsDefault ? [] : says.Problems)
            : new HttpRequestException(string.Create(
                CultureInfo.InvariantCulture, $"{_http.BaseAddress} answers {(int)answer.StatusCode} to {method} {path}"));
    }
}
