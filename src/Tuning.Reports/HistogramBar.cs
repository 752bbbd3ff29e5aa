using System.Runtime.InteropServices;

namespace Tuning.Reports;

/// <summary>One bar of a histogram.</summary>
/// <param name="From">Where it begins, inclusive.</param>
/// <param name="To">Where it ends, exclusive.</param>
/// <param name="Count">How many fall into it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HistogramBar(double From, double To, long Count);
