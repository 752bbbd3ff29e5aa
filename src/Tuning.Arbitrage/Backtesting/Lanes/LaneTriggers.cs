using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tuning.Arbitrage.Backtesting.Lanes;

/// <summary>What each lane of a group waits for: an edge of either direction at or above a level, or a row.</summary>
internal sealed class LaneTriggers
{
    /// <summary>Lanes of a group: one bit each.</summary>
    public const int Most = 32;

    /// <summary>No row.</summary>
    public const int Never = int.MaxValue;

    private readonly double[] _shortA = Filled();
    private readonly double[] _shortB = Filled();
    private readonly int[] _wakeRow = new int[Most];
    private readonly int _lanes;
    private readonly ScanWidth _width;
    private int _nextWake = Never;

    public LaneTriggers(int lanes, ScanWidth width)
    {
        _lanes = lanes;
        _width = width;
        Array.Fill(_wakeRow, Never);
    }

    /// <summary>Whether a lane waits for a row before another.</summary>
    public bool HasWakeBefore(int row) => _nextWake < row;

    /// <summary>Lets a lane wait for edges from now on, and for a row where there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Wait(int lane, double shortA, double shortB, int wakeRow)
    {
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_shortA), lane) = shortA;
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_shortB), lane) = shortB;
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_wakeRow), lane) = wakeRow;
        _nextWake = Math.Min(_nextWake, wakeRow);
    }

    /// <summary>The lanes that wait for a row before another, one bit each.</summary>
    public uint WakeBefore(int row)
    {
        var (bits, next, bound) = (0u, Vector256.Create(Never), Vector256.Create(row));
        for (var lane = 0; lane < _lanes; lane += Vector256<int>.Count)
        {
            var wake = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_wakeRow), (nuint)lane);
            var isBefore = Vector256.LessThan(wake, bound);
            bits |= isBefore.ExtractMostSignificantBits() << lane;
            next = Vector256.Min(next, Vector256.ConditionalSelect(isBefore, Vector256.Create(Never), wake));
        }

        var four = Vector128.Min(next.GetLower(), next.GetUpper());
        _nextWake = Math.Min(Math.Min(four[0], four[1]), Math.Min(four[2], four[3]));
        return bits;
    }

    /// <summary>The lanes whose edges may be reached where the largest edges are these, one bit each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReachedBy(double mostA, double mostB) => _width switch
    {
        ScanWidth.Vector256 => ReachedBy(Vector256.Create(mostA), Vector256.Create(mostB)),
        ScanWidth.Vector128 => ReachedBy(Vector128.Create(mostA), Vector128.Create(mostB)),
        _ => ReachedOneByOne(mostA, mostB),
    };

    private uint ReachedBy(Vector256<double> mostA, Vector256<double> mostB)
    {
        ref var shortA = ref MemoryMarshal.GetArrayDataReference(_shortA);
        ref var shortB = ref MemoryMarshal.GetArrayDataReference(_shortB);
        var bits = 0u;
        for (var lane = 0; lane < _lanes; lane += 2 * Vector256<double>.Count)
        {
            var second = lane + Vector256<double>.Count;
            var one = Vector256.GreaterThanOrEqual(mostA, Vector256.LoadUnsafe(ref shortA, (nuint)lane))
                | Vector256.GreaterThanOrEqual(mostB, Vector256.LoadUnsafe(ref shortB, (nuint)lane));
            var two = Vector256.GreaterThanOrEqual(mostA, Vector256.LoadUnsafe(ref shortA, (nuint)second))
                | Vector256.GreaterThanOrEqual(mostB, Vector256.LoadUnsafe(ref shortB, (nuint)second));
            bits |= (one.ExtractMostSignificantBits() | (two.ExtractMostSignificantBits() << Vector256<double>.Count)) << lane;
        }

        return bits;
    }

    private uint ReachedBy(Vector128<double> mostA, Vector128<double> mostB)
    {
        ref var shortA = ref MemoryMarshal.GetArrayDataReference(_shortA);
        ref var shortB = ref MemoryMarshal.GetArrayDataReference(_shortB);
        var bits = 0u;
        for (var lane = 0; lane < _lanes; lane += Vector128<double>.Count)
        {
            var reached = Vector128.GreaterThanOrEqual(mostA, Vector128.LoadUnsafe(ref shortA, (nuint)lane))
                | Vector128.GreaterThanOrEqual(mostB, Vector128.LoadUnsafe(ref shortB, (nuint)lane));
            bits |= reached.ExtractMostSignificantBits() << lane;
        }

        return bits;
    }

    private uint ReachedOneByOne(double mostA, double mostB)
    {
        var bits = 0u;
        for (var lane = 0; lane < _lanes; lane++)
        {
            if (mostA >= _shortA[lane] || mostB >= _shortB[lane])
            {
                bits |= 1u << lane;
            }
        }

        return bits;
    }

    private static double[] Filled()
    {
        var levels = new double[Most];
        Array.Fill(levels, double.PositiveInfinity);
        return levels;
    }
}
