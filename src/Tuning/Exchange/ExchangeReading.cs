using System.Collections.Immutable;
using Tuning.Sessions;

namespace Tuning.Exchange;

/// <summary>What was read of a file of another program.</summary>
/// <param name="Study">The study; null where there are problems.</param>
/// <param name="Problems">Everything that is wrong, with the line where one is known.</param>
public sealed record ExchangeReading(ExchangedStudy? Study, ImmutableArray<SpecProblem> Problems)
{
    /// <summary>What could not be taken over, in words; may be empty.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}
