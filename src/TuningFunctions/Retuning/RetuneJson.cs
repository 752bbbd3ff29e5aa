using System.Text.Json;
using System.Text.Json.Serialization;

namespace TuningFunctions.Retuning;

/// <summary>Writes evidence and messages of retuning as JSON: camelCase, enumerations as words, absent where undefined.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(ChallengeEvidence))]
[JsonSerializable(typeof(RunNotice))]
internal sealed partial class RetuneJson : JsonSerializerContext;
