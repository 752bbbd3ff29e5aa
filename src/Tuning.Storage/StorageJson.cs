using System.Text.Json.Serialization;

namespace Tuning.Storage;

/// <summary>Writes what is stored as JSON within a row.</summary>
[JsonSerializable(typeof(Dictionary<string, double>))]
internal sealed partial class StorageJson : JsonSerializerContext;
