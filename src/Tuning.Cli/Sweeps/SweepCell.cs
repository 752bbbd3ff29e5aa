using System.Runtime.InteropServices;

namespace Tuning.Cli.Sweeps;

/// <summary>A cell of the heat map of a sweep.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Level">Where its value lies between the worst feasible one that is shown as a digit, 0, and the best, 9.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SweepCell(SweepCellKind Kind, int Level);
