using System.Text.Json.Serialization;

namespace TuningFunctions.Embedded.Durable.Clients;

/// <summary>Writes tags.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class TagJson : JsonSerializerContext;
