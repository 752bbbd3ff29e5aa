using System.Runtime.InteropServices;

namespace Tuning.Validation.Splits;

/// <summary>A slice [start, end) of the data.</summary>
/// <param name="Unit">What the bounds count.</param>
/// <param name="Start">The first instant or row.</param>
/// <param name="End">The instant or row behind the last one; not below the start.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Window(WindowUnit Unit, long Start, long End)
{
    /// <summary>Its length, in the unit of its bounds.</summary>
    public long Length => End - Start;

    /// <summary>Whether the two share an instant or a row.</summary>
    /// <param name="other">A window of the same unit.</param>
    public bool Overlaps(Window other) => Unit == other.Unit && Start < other.End && other.Start < End;
}
