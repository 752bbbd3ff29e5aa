using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tuning.Artifacts;
using Tuning.Sessions.Stores;
using Tuning.Validation.Evidence;
using Tuning.Validation.Figures;

namespace TuningFunctions.Sessions;

/// <summary>Keeps the evidence of a session's verdict, one artifact a fold, one for the holdout and one that shows all of it, each written once.</summary>
/// <param name="artifacts">Where evidence is kept by content.</param>
/// <param name="store">Where sessions are kept.</param>
public sealed class EvidenceStore(IArtifactStore artifacts, ISessionStore store)
{
    /// <summary>What the document of a validated session is to it.</summary>
    public const string ValidationKind = "validation";

    private const string HoldoutKind = "evidence-holdout";

    /// <summary>The evidence of a fold; null until there is one.</summary>
    /// <param name="fold">The session's fold.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<FoldEvidence?> FindAsync(FoldKey fold, CancellationToken cancellationToken) =>
        FindAsync(fold.SessionId, KindOf(fold.Fold), EvidenceJson.Default.FoldEvidence, cancellationToken);

    /// <summary>Stores the evidence of a fold; a fold that has evidence keeps it.</summary>
    /// <param name="fold">The session's fold.</param>
    /// <param name="evidence">The evidence.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task AddAsync(FoldKey fold, FoldEvidence evidence, CancellationToken cancellationToken) =>
        AddAsync(fold.SessionId, KindOf(fold.Fold), evidence, EvidenceJson.Default.FoldEvidence, cancellationToken);

    /// <summary>The evidence of a holdout; null until there is one.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<HoldoutEvidence?> FindHoldoutAsync(string sessionId, CancellationToken cancellationToken) =>
        FindAsync(sessionId, HoldoutKind, EvidenceJson.Default.HoldoutEvidence, cancellationToken);

    /// <summary>Stores the evidence of a holdout; a session that has it keeps it.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="evidence">The evidence.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task AddHoldoutAsync(string sessionId, HoldoutEvidence evidence, CancellationToken cancellationToken) =>
        AddAsync(sessionId, HoldoutKind, evidence, EvidenceJson.Default.HoldoutEvidence, cancellationToken);

    /// <summary>The document of a validated session; null until it has ended.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<ValidationDocument?> FindDocumentAsync(string sessionId, CancellationToken cancellationToken) =>
        FindAsync(sessionId, ValidationKind, EvidenceJson.Default.ValidationDocument, cancellationToken);

    /// <summary>Stores the document of a validated session; a session that has one keeps it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task AddDocumentAsync(ValidationDocument document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        return AddAsync(document.Session, ValidationKind, document, EvidenceJson.Default.ValidationDocument, cancellationToken);
    }

    private static string KindOf(int fold) => string.Create(CultureInfo.InvariantCulture, $"evidence-fold-{fold}");

    private async Task<T?> FindAsync<T>(string sessionId, string kind, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var known = (await store.ReadArtifactsAsync(sessionId, cancellationToken))
            .FirstOrDefault(artifact => string.Equals(artifact.Kind, kind, StringComparison.Ordinal));
        if (known is null)
        {
            return null;
        }

        using var content = new MemoryStream();
        await artifacts.ReadAsync(known.Sha256, content, cancellationToken);
        return JsonSerializer.Deserialize(content.ToArray(), type);
    }

    private async Task AddAsync<T>(string sessionId, string kind, T evidence, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(evidence, type));
        var stored = await artifacts.PutAsync(content, cancellationToken);
        await store.AddArtifactAsync(
            new StoredArtifact(sessionId, kind, stored.Sha256, stored.SizeBytes, "application/json"), cancellationToken);
    }
}
