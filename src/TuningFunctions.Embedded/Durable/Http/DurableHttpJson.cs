using System.Text.Json.Serialization;

namespace TuningFunctions.Embedded.Durable.Http;

/// <summary>How requests and answers of orchestrators stand in the history.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(StoredHttpRequest))]
[JsonSerializable(typeof(StoredHttpResponse))]
internal sealed partial class DurableHttpJson : JsonSerializerContext;
