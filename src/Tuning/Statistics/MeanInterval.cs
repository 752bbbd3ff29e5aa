using System.Runtime.InteropServices;

namespace Tuning.Statistics;

/// <summary>A mean with its bootstrap interval.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="Mean">The mean of the record.</param>
/// <param name="High">The upper end.</param>
/// <param name="Level">The share of draws inside, above 0 and below 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MeanInterval(double Low, double Mean, double High, double Level);
