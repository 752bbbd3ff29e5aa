namespace Tuning.Numerics;

/// <summary>
/// The sequential generator SplitMix64 (Steele, Lea, Flood 2014): instances of the benchmark functions and other small
/// sequences whose definition names it. Not safe for use by several threads at once.
/// </summary>
/// <param name="seed">The state before the first number.</param>
public sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 random bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    /// <summary>The next number in [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>The output function alone: a bijection of 64 bits in which every input bit moves every output bit.</summary>
    /// <param name="value">Any 64 bits.</param>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
