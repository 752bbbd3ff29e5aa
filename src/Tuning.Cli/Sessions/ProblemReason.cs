namespace Tuning.Cli.Sessions;

/// <summary>What a server says of a refusal.</summary>
/// <param name="Title">The problem in a few words.</param>
/// <param name="Detail">The problem in a sentence; null when the title says it all.</param>
internal sealed record ProblemReason(string Title, string? Detail);
