using System.Text.Json.Serialization;

namespace TuningFunctions.Http;

/// <summary>The answer to an approval.</summary>
/// <param name="Approve">Whether the challenger is approved.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApprovalRequest([property: JsonRequired] bool Approve)
{
    /// <summary>What is said, at most 1,000 characters; null for nothing.</summary>
    public string? Comment { get; init; }
}
