namespace Tuning.Cli.Outcomes;

/// <summary>One thing that is wrong with what the user gave.</summary>
/// <param name="Path">Where it stands: an option, a path in a file, a line of a file.</param>
/// <param name="Value">What was found there; null where something is missing.</param>
/// <param name="Allowed">What is allowed there.</param>
internal sealed record Problem(string Path, string? Value, string Allowed);
