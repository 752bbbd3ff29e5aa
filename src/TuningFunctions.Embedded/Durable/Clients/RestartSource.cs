namespace TuningFunctions.Embedded.Durable.Clients;

/// <summary>What an instance was started with.</summary>
internal sealed record RestartSource(string Name, string? Input, string Version, string? Tags);
