using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Spaces;

namespace Tuning.Exchange;

/// <summary>A trial as other programs know it.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Point">Its point.</param>
/// <param name="State">How it ended; null where it has not been evaluated.</param>
/// <param name="Values">What was measured, by name; undefined ones are left out.</param>
public sealed record ExchangedTrial(int Number, ParameterSet Point, TrialState? State, ImmutableSortedDictionary<string, double> Values)
{
    /// <summary>What went wrong; null where nothing did.</summary>
    public string? Error { get; init; }

    /// <summary>When its evaluation began, UTC; null where nobody knows.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When its evaluation ended, UTC; null where nobody knows.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
