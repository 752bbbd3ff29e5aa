namespace TuningFunctions.Embedded.Hosting.Homes;

/// <summary>The process that runs the engine of a home.</summary>
/// <param name="ProcessId">Its process id.</param>
/// <param name="Address">Where its HTTP functions answer; null when it serves none or has not said so yet.</param>
/// <param name="Since">When it took the home.</param>
public sealed record HomeHolder(int ProcessId, Uri? Address, DateTimeOffset Since);
