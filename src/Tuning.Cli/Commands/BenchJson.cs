using System.Text.Json.Serialization;
using TuningFunctions.Embedded.Benchmarks;

namespace Tuning.Cli.Commands;

/// <summary>The document of <c>tune bench host</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HostFigures))]
internal sealed partial class BenchJson : JsonSerializerContext;
