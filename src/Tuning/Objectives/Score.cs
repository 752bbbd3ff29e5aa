using System.Runtime.InteropServices;

namespace Tuning.Objectives;

/// <summary>What an objective says about one trial.</summary>
/// <param name="Value">The objective's value in its metric's unit; null when the trial left it undefined.</param>
/// <param name="UndefinedMetrics">How many of the objective and the constraints the trial left undefined; 0 or more.</param>
/// <param name="Violation">Sum of the distances outside the constraints, each in its metric's unit; 0 or more.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Score(double? Value, int UndefinedMetrics, double Violation)
{
    /// <summary>Whether everything the objective asks for is defined and every constraint holds.</summary>
    public bool IsFeasible => UndefinedMetrics == 0 && Violation == 0;
}
