using System.Text.Json.Serialization;

namespace TuningFunctions.Http;

/// <summary>A rollback.</summary>
/// <param name="Reason">Why, 1 to 1,000 characters.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RollbackRequest([property: JsonRequired] string Reason);
