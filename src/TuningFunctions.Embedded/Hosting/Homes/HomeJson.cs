using System.Text.Json.Serialization;

namespace TuningFunctions.Embedded.Hosting.Homes;

/// <summary>The JSON of what stands in a home beside the task hub.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HomeHolder))]
[JsonSerializable(typeof(Timers.TimerState))]
internal sealed partial class HomeJson : JsonSerializerContext;
