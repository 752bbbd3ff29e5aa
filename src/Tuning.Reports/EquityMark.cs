using System.Runtime.InteropServices;

namespace Tuning.Reports;

/// <summary>A mark of the equity.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Equity">The marked equity, in the quote currency of A.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EquityMark(DateTimeOffset At, double Equity);
