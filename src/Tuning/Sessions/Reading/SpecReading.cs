using System.Collections.Immutable;

namespace Tuning.Sessions.Reading;

/// <summary>What became of reading a session file: the spec, or everything that is wrong with it.</summary>
/// <param name="Spec">The session; null when there are problems.</param>
/// <param name="Problems">Every problem, in the order of the file; empty when there is a spec.</param>
public sealed record SpecReading(SessionSpec? Spec, ImmutableArray<SpecProblem> Problems);
