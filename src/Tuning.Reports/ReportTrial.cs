using Tuning.Objectives;
using Tuning.Spaces;

namespace Tuning.Reports;

/// <summary>A trial of the search that a report shows.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Point">Its point, fixed values included.</param>
/// <param name="State">How it ended.</param>
/// <param name="Metrics">Its metrics on the window that was searched; what is undefined is absent.</param>
public sealed record ReportTrial(int Number, ParameterSet Point, TrialState State, MetricSet Metrics)
{
    /// <summary>What went wrong; null where nothing did.</summary>
    public string? Error { get; init; }
}
