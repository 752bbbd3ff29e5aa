using System.Text.Json.Serialization;
using TuningFunctions.Http;

namespace Tuning.Cli.Sessions;

/// <summary>Reads what a server answers: camelCase, enumerations as words.</summary>
[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(SessionStatus))]
internal sealed partial class AttachedJson : JsonSerializerContext;
