using System.Text.Json.Serialization;

namespace Tuning.Cli.Building;

/// <summary>The documents of <c>tune pack</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PackDocument))]
internal sealed partial class BuildingJson : JsonSerializerContext;
