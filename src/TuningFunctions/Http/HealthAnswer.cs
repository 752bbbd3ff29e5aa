using System.Collections.Immutable;

namespace TuningFunctions.Http;

/// <summary>What a health function answers.</summary>
/// <param name="State">live, ready or notReady.</param>
/// <param name="Checks">Each check of readiness; empty for liveness.</param>
public sealed record HealthAnswer(string State, ImmutableArray<HealthCheckAnswer> Checks);
