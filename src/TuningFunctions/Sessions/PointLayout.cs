using System.Runtime.InteropServices;

namespace TuningFunctions.Sessions;

/// <summary>How many points a plan has.</summary>
/// <param name="Trials">Points that are allowed and within the budget.</param>
/// <param name="Forbidden">Points that were left out because the strategy forbids them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PointLayout(int Trials, long Forbidden);
