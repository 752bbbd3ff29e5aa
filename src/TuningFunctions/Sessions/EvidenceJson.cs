using System.Text.Json;
using System.Text.Json.Serialization;
using Tuning.Validation.Evidence;
using Tuning.Validation.Figures;

namespace TuningFunctions.Sessions;

/// <summary>Writes evidence as JSON: camelCase, enumerations as words, numbers in their shortest round-trip text.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(FoldEvidence))]
[JsonSerializable(typeof(HoldoutEvidence))]
[JsonSerializable(typeof(ValidationDocument))]
public sealed partial class EvidenceJson : JsonSerializerContext;
