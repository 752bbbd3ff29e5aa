using System.Collections.Immutable;

namespace Tuning.Cli.Exchange;

/// <summary>What <c>tune import --json</c> prints.</summary>
/// <param name="SessionFile">The session file that was written.</param>
/// <param name="StateFile">The results for a warm start; null where the file had none.</param>
/// <param name="Parameters">How many parameters are searched.</param>
/// <param name="Trials">How many trials were read.</param>
/// <param name="Results">How many of them have a result.</param>
/// <param name="Warnings">What could not be taken over; may be empty.</param>
internal sealed record ImportDocument(
    string SessionFile, string? StateFile, int Parameters, int Trials, int Results, ImmutableArray<string> Warnings);
