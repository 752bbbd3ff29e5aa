using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tuning.Numerics;

/// <summary>
/// Random numbers by address: draw number i of a stream is a pure function of the seed, the stream and i, in constant
/// time and in any order. A stream is either one of a search, keyed by (fold, trial, parameter), or a numbered one.
/// Both kinds and all streams are disjoint. Immutable and safe for use by several threads at once.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct CounterRandom
{
    private const uint NumberedStreams = 0x80000000;

    private readonly ulong _seed;
    private readonly uint _word1;
    private readonly ulong _high;

    /// <summary>Creates the stream of one parameter of one trial.</summary>
    /// <param name="seed">The seed of the session; every value is as good as any other.</param>
    /// <param name="fold">The fold: 0 and up, negative numbers but the smallest for searches that belong to no fold.</param>
    /// <param name="trial">The trial's number; negative numbers for draws that belong to no trial.</param>
    /// <param name="parameter">The index of the parameter; negative numbers for draws that belong to no parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fold is the smallest integer, which marks numbered streams.</exception>
    public CounterRandom(ulong seed, int fold, int trial, int parameter)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(fold, int.MinValue);
        _seed = seed;
        _word1 = (uint)parameter;
        _high = ((ulong)(uint)fold << 32) | (uint)trial;
    }

    /// <summary>Creates a numbered stream, as the market generator uses them.</summary>
    /// <param name="seed">The seed; every value is as good as any other.</param>
    /// <param name="stream">The number of the stream.</param>
    public CounterRandom(ulong seed, ulong stream)
    {
        _seed = seed;
        _word1 = (uint)stream;
        _high = ((ulong)NumberedStreams << 32) | (uint)(stream >> 32);
    }

    /// <summary>The 64 random bits of draw number <paramref name="draw"/>.</summary>
    /// <param name="draw">The draw, 0 to 2^33 - 1 (higher bits are ignored).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Bits(long draw)
    {
        var (low, high) = Philox.Block(((ulong)_word1 << 32) | (uint)(draw >> 1), _high, _seed);
        return (draw & 1) == 0 ? low : high;
    }

    /// <summary>The number in [0, 1) of a draw, a multiple of 2^-53.</summary>
    /// <param name="draw">The draw, 0 to 2^33 - 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble(long draw) => ToDouble(Bits(draw));

    /// <summary>The standard normal number of a draw, by the quantile of one uniform number; at most 8.3 in size.</summary>
    /// <param name="draw">The draw, 0 to 2^33 - 1.</param>
    public double Normal(long draw) => ToNormal(Bits(draw));

    /// <summary>The integer in [0, n) of a draw; no value's probability is off by more than 2^-64.</summary>
    /// <param name="draw">The draw, 0 to 2^33 - 1.</param>
    /// <param name="n">The number of values, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no value to choose.</exception>
    public int Below(long draw, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return (int)Math.BigMul(Bits(draw), (ulong)n, out _);
    }

    /// <summary>Writes the uniform numbers of consecutive draws, two a block: the fast way to many.</summary>
    /// <param name="first">The first draw, 0 to 2^33 - 1.</param>
    /// <param name="numbers">Where to: number j is that of draw first + j.</param>
    public void Fill(long first, Span<double> numbers)
    {
        var word1 = (ulong)_word1 << 32;
        var i = 0;
        if ((first & 1) == 1 && numbers.Length > 0)
        {
            numbers[i++] = NextDouble(first);
        }

        for (; i + 1 < numbers.Length; i += 2)
        {
            var (low, high) = Philox.Block(word1 | (uint)((first + i) >> 1), _high, _seed);
            numbers[i] = ToDouble(low);
            numbers[i + 1] = ToDouble(high);
        }

        if (i < numbers.Length)
        {
            numbers[i] = NextDouble(first + i);
        }
    }

    /// <summary>Writes the standard normal numbers of consecutive draws, two a block: the fast way to many.</summary>
    /// <param name="first">The first draw, 0 to 2^33 - 1.</param>
    /// <param name="numbers">Where to: number j is that of draw first + j.</param>
    public void FillNormal(long first, Span<double> numbers)
    {
        var word1 = (ulong)_word1 << 32;
        var i = 0;
        if ((first & 1) == 1 && numbers.Length > 0)
        {
            numbers[i++] = Normal(first);
        }

        for (; i + 1 < numbers.Length; i += 2)
        {
            var (low, high) = Philox.Block(word1 | (uint)((first + i) >> 1), _high, _seed);
            numbers[i] = ToNormal(low);
            numbers[i + 1] = ToNormal(high);
        }

        if (i < numbers.Length)
        {
            numbers[i] = Normal(first + i);
        }
    }

    private static double ToDouble(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    // The middle of a cell of 2^-52: never 0 or 1, and symmetric about one half.
    private static double ToNormal(ulong bits) =>
        NormalDistribution.Quantile(((bits >> 12) + 0.5) * (1.0 / (1UL << 52)));
}
