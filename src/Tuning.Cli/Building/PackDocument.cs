namespace Tuning.Cli.Building;

/// <summary>What <c>tune pack --json</c> prints.</summary>
/// <param name="Tool">The package for <c>dotnet tool install</c>.</param>
/// <param name="Program">The folder of the self-contained build.</param>
internal sealed record PackDocument(string Tool, string Program);
