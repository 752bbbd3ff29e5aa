namespace TuningFunctions.Embedded.Durable.Http;

/// <summary>A request of an orchestrator as it stands in the history.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Uri">Where it goes.</param>
/// <param name="Headers">Its headers; null for none.</param>
/// <param name="Content">Its body; null for none.</param>
/// <param name="AsynchronousPatternEnabled">Whether an answer 202 is followed.</param>
/// <param name="RetryOptions">How it is repeated; null for not at all.</param>
/// <param name="Timeout">How long one attempt may take; null for the usual time.</param>
internal sealed record StoredHttpRequest(
    string Method,
    Uri Uri,
    Dictionary<string, string?[]>? Headers,
    string? Content,
    bool AsynchronousPatternEnabled,
    StoredHttpRetry? RetryOptions,
    TimeSpan? Timeout);
