using Tuning.Spaces;

namespace Tuning.AskTell;

/// <summary>A result of an earlier session.</summary>
public sealed record AskTellEarlierTrial
{
    internal AskTellEarlierTrial(ParameterSet point, AskTellResult result) => (Point, Result) = (point, result);

    /// <summary>The trial's point.</summary>
    public ParameterSet Point { get; }

    /// <summary>What was told of it.</summary>
    internal AskTellResult Result { get; }

    /// <summary>A completed trial of a stored session.</summary>
    /// <param name="point">Its point.</param>
    /// <param name="metrics">Its metrics.</param>
    public static AskTellEarlierTrial Of(ParameterSet point, Objectives.MetricSet metrics) => new(
        point,
        new(0, Objectives.TrialState.Completed, System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, metrics), System.Collections.Immutable.ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal)));
}
