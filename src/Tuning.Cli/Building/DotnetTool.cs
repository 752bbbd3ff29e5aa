using System.Collections.Immutable;

namespace Tuning.Cli.Building;

/// <summary>Runs <c>dotnet</c>.</summary>
/// <param name="arguments">Its arguments.</param>
/// <param name="cancellationToken">Ends it, with what it started.</param>
/// <returns>Its exit code and all that it wrote.</returns>
internal delegate Task<(int ExitCode, string Output)> DotnetTool(
    ImmutableArray<string> arguments, CancellationToken cancellationToken);
