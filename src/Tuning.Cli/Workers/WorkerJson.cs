using System.Text.Json;
using System.Text.Json.Serialization;
using TuningFunctions.External.AskTell;
using TuningFunctions.Http;

namespace Tuning.Cli.Workers;

/// <summary>What a worker and its server say to each other.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AskRequest))]
[JsonSerializable(typeof(AskedTrials))]
[JsonSerializable(typeof(TellRequest))]
[JsonSerializable(typeof(TellAnswer))]
internal sealed partial class WorkerJson : JsonSerializerContext;
