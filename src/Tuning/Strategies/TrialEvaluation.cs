using Tuning.Objectives;
using Tuning.Spaces;

namespace Tuning.Strategies;

/// <summary>What an evaluator reports for a point.</summary>
/// <param name="Metrics">The metrics that are defined.</param>
/// <param name="Effective">The parameters that took effect, as the evaluator read them: the echo that shows a parameter that is never read.</param>
/// <param name="TraceHash">Hash of the decisions taken, lower-case hexadecimal; null when it was not asked for.</param>
public sealed record TrialEvaluation(MetricSet Metrics, ParameterSet Effective, string? TraceHash);
