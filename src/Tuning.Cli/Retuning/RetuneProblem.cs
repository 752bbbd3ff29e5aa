using System.Collections.Immutable;
using Tuning.Sessions;

namespace Tuning.Cli.Retuning;

/// <summary>What a server says when it refuses.</summary>
/// <param name="Title">The problem in a few words.</param>
/// <param name="Detail">The problem in a sentence.</param>
/// <param name="Problems">Each problem with path, value and what is allowed.</param>
internal sealed record RetuneProblem(string Title, string? Detail, ImmutableArray<SpecProblem> Problems);
