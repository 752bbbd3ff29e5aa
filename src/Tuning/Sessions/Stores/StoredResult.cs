using Tuning.Objectives;

namespace Tuning.Sessions.Stores;

/// <summary>What became of a trial on a window, as it is stored.</summary>
/// <param name="Key">What it is stored under.</param>
/// <param name="State">How the trial ended.</param>
/// <param name="Metrics">Its metrics; empty unless it completed.</param>
public sealed record StoredResult(ResultKey Key, TrialState State, MetricSet Metrics)
{
    /// <summary>Hash of the parameters that took effect, as the evaluator echoes them; null unless it completed.</summary>
    public string? EffectiveHash { get; init; }

    /// <summary>Hash of the decisions taken; null unless it completed.</summary>
    public string? TraceHash { get; init; }

    /// <summary>Type of the error; null without one.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Message of the error; null without one.</summary>
    public string? ErrorMessage { get; init; }
}
