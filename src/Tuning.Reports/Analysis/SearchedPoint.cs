using Tuning.Spaces;

namespace Tuning.Reports.Analysis;

/// <summary>A completed trial with a defined objective.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Value">The objective in its own unit.</param>
/// <param name="Score">The objective turned so that larger is better.</param>
/// <param name="IsFeasible">Whether every constraint holds.</param>
internal sealed record SearchedPoint(ReportTrial Trial, double Value, double Score, bool IsFeasible)
{
    public ParameterSet Point => Trial.Point;
}
