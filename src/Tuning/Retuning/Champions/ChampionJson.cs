using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tuning.Retuning.Champions;

/// <summary>Writes versions as JSON: camelCase, numbers in their shortest round-trip text.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(ChampionVersion))]
public sealed partial class ChampionJson : JsonSerializerContext;
