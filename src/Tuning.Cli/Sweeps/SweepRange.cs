namespace Tuning.Cli.Sweeps;

/// <summary>The values of one parameter of a sweep.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Low">The first value.</param>
/// <param name="High">The last value.</param>
/// <param name="Step">What lies between two.</param>
internal sealed record SweepRange(string Name, double Low, double High, double Step);
