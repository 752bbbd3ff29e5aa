using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Spaces;

namespace Tuning.Exchange;

/// <summary>A session as other programs know it: what is searched, what is optimised, and its trials.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">What is searched.</param>
/// <param name="Objectives">What is optimised, at least one.</param>
/// <param name="Trials">The trials, by number.</param>
public sealed record ExchangedStudy(
    string Name, ImmutableArray<Parameter> Parameters, ImmutableArray<Objective> Objectives, ImmutableArray<ExchangedTrial> Trials)
{
    /// <summary>Values that are not searched.</summary>
    public ParameterSet Fixed { get; init; } = ParameterSet.Empty;

    /// <summary>Notes that go with it, by name.</summary>
    public ImmutableSortedDictionary<string, string> Notes { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
