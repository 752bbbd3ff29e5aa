using System.Text.Json.Serialization;

namespace Tuning.Cli.Azure;

/// <summary>The documents of <c>tune azure</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AzurePublishDocument))]
internal sealed partial class AzureJson : JsonSerializerContext;
