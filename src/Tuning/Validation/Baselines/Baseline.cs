using Tuning.Spaces;

namespace Tuning.Validation.Baselines;

/// <summary>What something simpler would have earned on the stitched test windows.</summary>
/// <param name="Name">doNothing, champion, defaults or bestStatic.</param>
/// <param name="Parameters">Its parameters; null for doing nothing.</param>
/// <param name="NetPnl">Its profit and loss, in the quote currency of A; null where it is not known.</param>
public sealed record Baseline(string Name, ParameterSet? Parameters, double? NetPnl)
{
    /// <summary>Why the profit and loss is not known; null where it is.</summary>
    public string? Unknown { get; init; }
}
