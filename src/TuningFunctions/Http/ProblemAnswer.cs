using System.Collections.Immutable;
using Tuning.Sessions;

namespace TuningFunctions.Http;

/// <summary>Problem details (RFC 9457) with every problem of a session file.</summary>
/// <param name="Type">What kind of problem it is; about:blank when the status says it all.</param>
/// <param name="Title">The problem in a few words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">The problem in a sentence; null when the title says it all.</param>
/// <param name="Problems">Each problem with path, value and what is allowed; empty unless a session file is wrong.</param>
public sealed record ProblemAnswer(string Type, string Title, int Status, string? Detail, ImmutableArray<SpecProblem> Problems);
