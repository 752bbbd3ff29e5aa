namespace Tuning.Cli.Sessions;

/// <summary>What <c>tune serve --json</c> prints when it ends.</summary>
/// <param name="Address">Where it listened.</param>
/// <param name="Home">The home that it served.</param>
/// <param name="Seconds">How long it served.</param>
internal sealed record ServeDocument(string Address, string Home, double Seconds);
