using System.Text.Json;
using System.Text.Json.Serialization;
using Tuning.Spaces;

namespace TuningFunctions.Sessions;

/// <summary>Writes results as JSON: camelCase, enumerations as words, absent where undefined.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(SessionSummary))]
[JsonSerializable(typeof(ParameterSet))]
public sealed partial class SessionJson : JsonSerializerContext;
