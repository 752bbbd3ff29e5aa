using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tuning.Arbitrage.Backtesting.Lanes;

/// <summary>The unwind money of a unit at which a stop of a lane's position may fire: below a level or above another.</summary>
internal sealed class StopTriggers
{
    private readonly double[] _lowA = Filled(double.NegativeInfinity);
    private readonly double[] _highA = Filled(double.PositiveInfinity);
    private readonly double[] _lowB = Filled(double.NegativeInfinity);
    private readonly double[] _highB = Filled(double.PositiveInfinity);
    private readonly int _lanes;
    private readonly ScanWidth _width;

    public StopTriggers(int lanes, ScanWidth width)
    {
        _lanes = lanes;
        _width = width;
    }

    /// <summary>Lets a lane that holds nothing wait for nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Rest(int lane)
    {
        (_lowA[lane], _highA[lane]) = (double.NegativeInfinity, double.PositiveInfinity);
        (_lowB[lane], _highB[lane]) = (double.NegativeInfinity, double.PositiveInfinity);
    }

    /// <summary>Lets a lane wait for the unwind money of its position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Wait(int lane, TradeDirection direction, double low, double high)
    {
        Rest(lane);
        if (direction == TradeDirection.ShortA)
        {
            (_lowA[lane], _highA[lane]) = (low, high);
        }
        else
        {
            (_lowB[lane], _highB[lane]) = (low, high);
        }
    }

    /// <summary>The lanes whose levels may be crossed where the unwind money has these extremes, one bit each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReachedBy(double leastA, double mostA, double leastB, double mostB) => _width == ScanWidth.Vector256
        ? ReachedByVectors(leastA, mostA, leastB, mostB)
        : ReachedOneByOne(leastA, mostA, leastB, mostB);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint ReachedByVectors(double leastA, double mostA, double leastB, double mostB)
    {
        ref var lowA = ref MemoryMarshal.GetArrayDataReference(_lowA);
        ref var highA = ref MemoryMarshal.GetArrayDataReference(_highA);
        ref var lowB = ref MemoryMarshal.GetArrayDataReference(_lowB);
        ref var highB = ref MemoryMarshal.GetArrayDataReference(_highB);
        var (minA, maxA, minB, maxB) = (Vector256.Create(leastA), Vector256.Create(mostA), Vector256.Create(leastB), Vector256.Create(mostB));
        var bits = 0u;
        for (var lane = 0; lane < _lanes; lane += Vector256<double>.Count)
        {
            var low = Vector256.LessThan(minA, Vector256.LoadUnsafe(ref lowA, (nuint)lane))
                | Vector256.LessThan(minB, Vector256.LoadUnsafe(ref lowB, (nuint)lane));
            var high = Vector256.GreaterThan(maxA, Vector256.LoadUnsafe(ref highA, (nuint)lane))
                | Vector256.GreaterThan(maxB, Vector256.LoadUnsafe(ref highB, (nuint)lane));
            bits |= (low | high).ExtractMostSignificantBits() << lane;
        }

        return bits;
    }

    private uint ReachedOneByOne(double leastA, double mostA, double leastB, double mostB)
    {
        var bits = 0u;
        for (var lane = 0; lane < _lanes; lane++)
        {
            if (leastA < _lowA[lane] || mostA > _highA[lane] || leastB < _lowB[lane] || mostB > _highB[lane])
            {
                bits |= 1u << lane;
            }
        }

        return bits;
    }

    private static double[] Filled(double level)
    {
        var levels = new double[LaneTriggers.Most];
        Array.Fill(levels, level);
        return levels;
    }
}
