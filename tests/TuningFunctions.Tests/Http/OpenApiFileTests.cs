using System.Text.Json.Nodes;
using TuningFunctions.Http;
using TuningFunctions.Tests.Hosting;

namespace TuningFunctions.Tests.Http;

public sealed class OpenApiFileTests
{
    [Fact]
    public async Task OpenApi_Answered_IsTheCommittedFile()
    {
        await using var app = await SessionApp.StartAsync();

        var served = await app.Http.GetStringAsync(new Uri("api/openapi.json", UriKind.Relative));

        served.ShouldBe(OpenApiFunctions.Document);
        CommittedFile.Read("docs/openapi.json", served)
            .ShouldBe(served, "docs/openapi.json is out of date: run this test with TUNE_UPDATE_DOCS=1");
    }

    [Fact]
    public void OpenApi_EveryOperation_SaysWhatItDoesAndAnswers()
    {
        var paths = JsonNode.Parse(OpenApiFunctions.Document)!["paths"]!.AsObject();

        foreach (var (path, verbs) in paths)
        {
            foreach (var (verb, operation) in verbs!.AsObject())
            {
                operation!["responses"]!.AsObject().Count.ShouldBeGreaterThan(0, $"{verb} {path}");
                string.Equals(operation["summary"]!.GetValue<string>(), operation["operationId"]!.GetValue<string>(), StringComparison.Ordinal)
                    .ShouldBeFalse($"{verb} {path}");
            }
        }

        string.Join(' ', paths.Select(path => path.Key)).ShouldBe(string.Join(
            ' ',
            "/api/champions/{strategy}/{market}", "/api/champions/{strategy}/{market}/history",
            "/api/champions/{strategy}/{market}/rollback", "/api/datasets", "/api/datasets/parts/{hash}", "/api/datasets/{hash}",
            "/api/markets/{market}/data", "/api/openapi.json", "/api/performance", "/api/performance/{strategy}/{market}",
            "/api/purge", "/api/runs/{id}", "/api/runs/{id}/approval", "/api/schedules", "/api/schedules/{name}",
            "/api/schedules/{name}/checks", "/api/schedules/{name}/disable", "/api/schedules/{name}/enable", "/api/schedules/{name}/runs",
            "/api/sessions",
            "/api/sessions/{id}", "/api/sessions/{id}/ask", "/api/sessions/{id}/cancel", "/api/sessions/{id}/events",
            "/api/sessions/{id}/launch", "/api/sessions/{id}/pause", "/api/sessions/{id}/report", "/api/sessions/{id}/results",
            "/api/sessions/{id}/resume", "/api/sessions/{id}/tell", "/api/sessions/{id}/trials", "/health/live",
            "/health/ready"));
    }
}
