using System.Collections.Immutable;
using Tuning.Objectives;

namespace Tuning.Validation.Evidence;

/// <summary>What a point did on a window that is searched.</summary>
/// <param name="Metrics">The metrics that are defined.</param>
/// <param name="HourlyPnl">Profit and loss of each full hour of the window, flat hours 0, in the quote currency of A.</param>
public sealed record PointRecord(MetricSet Metrics, ImmutableArray<double> HourlyPnl);
