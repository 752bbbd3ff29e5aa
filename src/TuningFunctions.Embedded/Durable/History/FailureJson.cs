using System.Text.Json.Serialization;

namespace TuningFunctions.Embedded.Durable.History;

/// <summary>Writes stored failures.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoredFailure))]
internal sealed partial class FailureJson : JsonSerializerContext;
