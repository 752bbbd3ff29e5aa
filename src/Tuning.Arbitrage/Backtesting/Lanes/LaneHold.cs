using System.Runtime.InteropServices;

namespace Tuning.Arbitrage.Backtesting.Lanes;

/// <summary>What a lane keeps of the position that it holds besides its run.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct LaneHold
{
    /// <summary>The first row whose mark and exit belong to the position.</summary>
    public int FirstRow;

    /// <summary>Whether the lane holds a position that it marks and closes itself.</summary>
    public bool IsOpen;

    /// <summary>The row from which on the holding limit closes the position.</summary>
    public int LimitRow;

    /// <summary>The unwind money of a unit down to which no stop fires.</summary>
    public double Low;

    /// <summary>The unwind money of a unit up to which no stop fires.</summary>
    public double High;
}
