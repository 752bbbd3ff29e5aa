using System.Runtime.InteropServices;

namespace Tuning.External;

/// <summary>What an external strategy may trade on.</summary>
/// <param name="FromNs">The first instant, nanoseconds since the Unix epoch.</param>
/// <param name="ToNs">The instant behind the last one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TrialWindow(long FromNs, long ToNs);
