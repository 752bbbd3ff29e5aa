using System.Text.Json.Serialization;
using TuningFunctions.Http;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Sessions;

/// <summary>Reads what a server answers: camelCase, enumerations as words.</summary>
[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(SessionStatus))]
[JsonSerializable(typeof(SessionList))]
[JsonSerializable(typeof(TrialList))]
[JsonSerializable(typeof(ResultList))]
[JsonSerializable(typeof(PurgeReport))]
[JsonSerializable(typeof(ProblemReason))]
internal sealed partial class AttachedJson : JsonSerializerContext;
