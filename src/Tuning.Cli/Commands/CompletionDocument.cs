namespace Tuning.Cli.Commands;

/// <summary>What <c>tune completion</c> prints.</summary>
/// <param name="Shell">The shell that the script is for.</param>
/// <param name="Script">The script.</param>
internal sealed record CompletionDocument(string Shell, string Script);
