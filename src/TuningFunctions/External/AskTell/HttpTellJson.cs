using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TuningFunctions.External.AskTell;

/// <summary>Writes told results as they were told.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class HttpTellJson : JsonSerializerContext;
