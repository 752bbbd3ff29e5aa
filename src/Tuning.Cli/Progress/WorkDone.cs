using System.Runtime.InteropServices;

namespace Tuning.Cli.Progress;

/// <summary>How far a piece of work is.</summary>
/// <param name="Done">Parts that are done, from 0.</param>
/// <param name="Total">Parts in all; 0 while unknown.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WorkDone(long Done, long Total);
