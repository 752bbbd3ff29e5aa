using System.Text.Json.Serialization;

namespace Tuning.Sessions.Schema;

/// <summary>Writes the defaults that a schema states.</summary>
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(string))]
internal sealed partial class SchemaJson : JsonSerializerContext;
