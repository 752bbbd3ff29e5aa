using System.Text.Json;
using System.Text.Json.Serialization;
using TuningFunctions.Datasets;
using TuningFunctions.Sessions;

namespace TuningFunctions.Http;

/// <summary>Writes answers as JSON: camelCase, enumerations as words, absent where undefined.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(SessionAccepted))]
[JsonSerializable(typeof(SessionStatus))]
[JsonSerializable(typeof(SessionList))]
[JsonSerializable(typeof(TrialList))]
[JsonSerializable(typeof(ResultList))]
[JsonSerializable(typeof(DatasetCommit))]
[JsonSerializable(typeof(DatasetAnswer))]
[JsonSerializable(typeof(PurgeReport))]
[JsonSerializable(typeof(ProblemAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
internal sealed partial class HttpJson : JsonSerializerContext;
