using System.Runtime.InteropServices;

namespace Tuning.External;

/// <summary>The profit or loss of one trade of an external strategy.</summary>
/// <param name="TimeNs">When the trade closed, nanoseconds since the Unix epoch.</param>
/// <param name="Pnl">What it earned after all costs, in money.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TimedPnl(long TimeNs, double Pnl);
