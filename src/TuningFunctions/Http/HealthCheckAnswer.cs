using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TuningFunctions.Http;

/// <summary>One check of readiness; why it failed stands in the log, never in the answer.</summary>
/// <param name="Name">The name of the check.</param>
/// <param name="State">What it found.</param>
public sealed record HealthCheckAnswer(string Name, HealthStatus State);
