using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tuning.Artifacts;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;

namespace TuningFunctions.Sessions;

/// <summary>Keeps the report of a session, its plan with its result, as an artifact that the session refers to.</summary>
/// <param name="artifacts">Where reports are kept by content.</param>
/// <param name="store">Where sessions are kept.</param>
public sealed class SessionReports(IArtifactStore artifacts, ISessionStore store)
{
    /// <summary>What a report is to its session.</summary>
    public const string Kind = "report";

    /// <summary>Stores the report of a session that is about to end. Stored again it is the same, byte for byte.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="summary">The result.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task StoreAsync(SessionPlan plan, SessionSummary summary, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var result = JsonSerializer.SerializeToNode(summary, SessionJson.Default.SessionSummary)!.AsObject();
        // How long it took differs when the end is tried again.
        result.Remove("seconds");
        var report = new JsonObject
        {
            ["schemaVersion"] = 1,
            ["plan"] = JsonNode.Parse(PlanJson.Write(plan)),
            ["result"] = result,
        };
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(report.ToJsonString()));
        var stored = await artifacts.PutAsync(content, cancellationToken);
        await store.AddArtifactAsync(
            new StoredArtifact(plan.SessionId, Kind, stored.Sha256, stored.SizeBytes, "application/json"), cancellationToken);
    }
}
