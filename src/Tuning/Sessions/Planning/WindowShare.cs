using System.Runtime.InteropServices;

namespace Tuning.Sessions.Planning;

/// <summary>A part of a window that follows its order of time.</summary>
/// <param name="From">The share of the window before it, 0 to below 1.</param>
/// <param name="Share">Its own share of the window, above 0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WindowShare(double From, double Share)
{
    /// <summary>The whole window.</summary>
    public static WindowShare Whole { get; } = new(0, 1);

    /// <summary>The first and the end of its positions among so many: parts that meet share none, and none is empty.</summary>
    /// <param name="length">The window's length in rows or nanoseconds, from 1.</param>
    public (long First, long End) Of(long length)
    {
        var first = Math.Min((long)Math.Ceiling(From * length), length - 1);
        return (first, Math.Clamp((long)Math.Ceiling((From + Share) * length), first + 1, length));
    }
}
