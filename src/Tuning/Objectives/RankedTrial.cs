using System.Runtime.InteropServices;

namespace Tuning.Objectives;

/// <summary>A completed trial as ranking sees it.</summary>
/// <param name="Trial">The trial's number, from 0.</param>
/// <param name="PointHash">Hash of the canonical point, lower-case hexadecimal.</param>
/// <param name="Score">What the objective says about it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RankedTrial(int Trial, string PointHash, Score Score);
