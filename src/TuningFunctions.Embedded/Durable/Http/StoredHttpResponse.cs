namespace TuningFunctions.Embedded.Durable.Http;

/// <summary>An answer to a request of an orchestrator as it stands in the history.</summary>
/// <param name="StatusCode">Its status.</param>
/// <param name="Headers">Its headers; null for none.</param>
/// <param name="Content">Its body; null for none.</param>
internal sealed record StoredHttpResponse(int StatusCode, Dictionary<string, string?[]>? Headers, string? Content);
