using System.Text.Json;
using System.Text.Json.Serialization;
using TuningFunctions.Datasets;

namespace TuningFunctions.Http;

/// <summary>Reads bodies of requests: camelCase, nothing unknown, nothing missing.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(DatasetCommit))]
internal sealed partial class RequestJson : JsonSerializerContext;
