using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tuning.AskTell;

/// <summary>What requests and the journal are read with.</summary>
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class AskTellJson : JsonSerializerContext;
