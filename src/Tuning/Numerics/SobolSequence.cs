using System.Collections.Immutable;

namespace Tuning.Numerics;

/// <summary>
/// A Sobol sequence in Gray-code order, point i in constant time, plain or with Owen's nested uniform scrambling (1995).
/// Immutable and safe for use by several threads at once.
/// </summary>
public sealed class SobolSequence
{
    private const double Unit = 1.0 / (1UL << 32);

    private readonly ImmutableArray<uint[]> _directions;
    private readonly ulong? _scramble;

    /// <summary>Creates a sequence.</summary>
    /// <param name="dimensions">The number of coordinates of a point, 0 to some thousands.</param>
    /// <param name="scramble">The seed of the scrambling; absent: the plain sequence, whose first point is the origin.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of dimensions is negative.</exception>
    public SobolSequence(int dimensions, ulong? scramble = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dimensions);
        _directions = SobolDirections.Of(dimensions);
        _scramble = scramble;
    }

    /// <summary>The number of coordinates of a point.</summary>
    public int Dimensions => _directions.Length;

    /// <summary>Writes the coordinates of a point, each in [0, 1).</summary>
    /// <param name="index">The index of the point, from 0; the sequence repeats after 2^32.</param>
    /// <param name="point">Where to; shape [Dimensions].</param>
    public void Point(long index, Span<double> point)
    {
        for (var dimension = 0; dimension < _directions.Length; dimension++)
        {
            var bits = Bits((uint)index, _directions[dimension]);
            point[dimension] = _scramble is { } seed
                ? Scrambled(bits, SplitMix64.Mix(seed + ((ulong)(dimension + 1) * 0x9E3779B97F4A7C15)))
                : bits * Unit;
        }
    }

    private static uint Bits(uint index, uint[] directions)
    {
        var result = 0u;
        var bit = 0;
        for (var code = index ^ (index >> 1); code > 0; code >>= 1, bit++)
        {
            result ^= (code & 1) == 1 ? directions[bit] : 0;
        }

        return result;
    }

    // Each bit is flipped by a random function of all bits above it; what follows the last bit is uniform.
    private static double Scrambled(uint bits, ulong key)
    {
        var result = 0u;
        for (var bit = 31; bit >= 0; bit--)
        {
            var above = bit == 31 ? 1UL : ((ulong)bits >> (bit + 1)) | (1UL << (31 - bit));
            result |= (((bits >> bit) & 1) ^ (uint)(SplitMix64.Mix(key ^ (above * 0xD1342543DE82EF95)) >> 63)) << bit;
        }

        var rest = SplitMix64.Mix(key ^ ~(ulong)bits) >> 43;
        return (result + (rest * (1.0 / (1UL << 21)))) * Unit;
    }
}
