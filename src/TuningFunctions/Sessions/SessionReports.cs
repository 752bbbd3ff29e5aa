using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tuning.Artifacts;
using Tuning.Reports;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;

namespace TuningFunctions.Sessions;

/// <summary>
/// Keeps the reports of a session as artifacts that the session refers to: its plan with its result for machines, and a page for
/// people.
/// </summary>
/// <param name="plans">The stored plans.</param>
/// <param name="builder">What collects the content of the page.</param>
/// <param name="artifacts">Where reports are kept by content.</param>
/// <param name="store">Where sessions are kept.</param>
public sealed class SessionReports(PlanCache plans, ReportBuilder builder, IArtifactStore artifacts, ISessionStore store)
{
    /// <summary>What the report for machines is to its session.</summary>
    public const string Kind = "report";

    /// <summary>What the report for people is to its session.</summary>
    public const string PageKind = "report.html";

    /// <summary>Stores both reports of a session that is about to end. Stored again they are the same, byte for byte.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="summary">The result.</param>
    /// <param name="search">What is stored of its final search.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InvalidOperationException">The page would tell another winner than the stored trials do.</exception>
    internal async Task StoreAsync(
        SessionPlan plan, SessionSummary summary, SearchResults search, CancellationToken cancellationToken)
    {
        var result = JsonSerializer.SerializeToNode(summary, SessionJson.Default.SessionSummary)!.AsObject();
        // How long it took differs when the end is tried again.
        result.Remove("seconds");
        var report = new JsonObject
        {
            ["schemaVersion"] = 1,
            ["plan"] = JsonNode.Parse(PlanJson.Write(plan)),
            ["result"] = result,
        };
        await AddAsync(plan.SessionId, Kind, report.ToJsonString(), "application/json", cancellationToken);
        var page = ReportPage.Of(await builder.BuildAsync(plan, summary, search, cancellationToken));
        await AddAsync(plan.SessionId, PageKind, page, ReportPage.MediaType, cancellationToken);
    }

    /// <summary>The page of a session: the stored one, or for a session that has none a new one; null until the session has ended.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<string?> FindPageAsync(string sessionId, CancellationToken cancellationToken)
    {
        var known = (await store.ReadArtifactsAsync(sessionId, cancellationToken))
            .FirstOrDefault(artifact => string.Equals(artifact.Kind, PageKind, StringComparison.Ordinal));
        if (known is not null)
        {
            using var content = new MemoryStream();
            await artifacts.ReadAsync(known.Sha256, content, cancellationToken);
            return Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length);
        }

        return await store.FindSessionAsync(sessionId, cancellationToken) is { Ending: not null } session
            && SessionCloser.Read(session) is { } summary
                ? ReportPage.Of(await builder.BuildAsync(await plans.ReadAsync(sessionId, cancellationToken), summary, cancellationToken))
                : null;
    }

    private async Task AddAsync(string sessionId, string kind, string text, string mediaType, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var stored = await artifacts.PutAsync(content, cancellationToken);
        await store.AddArtifactAsync(
            new StoredArtifact(sessionId, kind, stored.Sha256, stored.SizeBytes, mediaType), cancellationToken);
    }
}
