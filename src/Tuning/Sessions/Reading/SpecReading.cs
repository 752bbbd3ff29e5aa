using System.Collections.Immutable;

namespace Tuning.Sessions.Reading;

/// <summary>What became of reading a session file: the spec, or everything that is wrong with it.</summary>
/// <param name="Spec">The session; null when there are problems.</param>
/// <param name="Problems">Every problem, in the order of the file; empty when there is a spec.</param>
public sealed record SpecReading(SessionSpec? Spec, ImmutableArray<SpecProblem> Problems)
{
    /// <summary>The bounds that the data decides: the parameters that have one are not yet among those of the spec, and what is enqueued
    /// is not yet read. The file is read again with numbers in their place.</summary>
    public ImmutableArray<DataBound> Bounds { get; init; } = [];
}
