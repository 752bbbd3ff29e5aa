using System.Text.Json.Serialization;

namespace TuningFunctions.External;

/// <summary>Reads the settings of a host.</summary>
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class ExternalJson : JsonSerializerContext;
