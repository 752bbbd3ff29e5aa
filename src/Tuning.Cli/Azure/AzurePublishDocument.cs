namespace Tuning.Cli.Azure;

/// <summary>What <c>tune azure publish</c> prints.</summary>
/// <param name="Folder">The folder that was filled.</param>
/// <param name="Files">How many files it holds.</param>
internal sealed record AzurePublishDocument(string Folder, int Files);
