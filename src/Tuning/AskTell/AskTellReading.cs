using System.Collections.Immutable;
using Tuning.Sessions;

namespace Tuning.AskTell;

/// <summary>What became of reading a session file for ask and tell: the spec, or everything that is wrong with it.</summary>
/// <param name="Spec">The session; null when there are problems.</param>
/// <param name="Problems">Every problem, in the order of the file; empty when there is a spec.</param>
public sealed record AskTellReading(AskTellSpec? Spec, ImmutableArray<SpecProblem> Problems);
