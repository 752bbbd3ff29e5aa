namespace Tuning.Numerics;

/// <summary>The draws of one stream one after another, for code that needs an unknown number of them. Not safe for use by several threads at once.</summary>
/// <param name="stream">The stream.</param>
public sealed class RandomSequence(CounterRandom stream)
{
    /// <summary>The draw that comes next, from 0.</summary>
    public long Position { get; private set; }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits() => stream.Bits(Position++);

    /// <summary>The next number in [0, 1).</summary>
    public double NextDouble() => stream.NextDouble(Position++);

    /// <summary>The next standard normal number.</summary>
    public double NextNormal() => stream.Normal(Position++);

    /// <summary>The next integer in [0, n).</summary>
    /// <param name="n">The number of values, at least 1.</param>
    public int NextBelow(int n) => stream.Below(Position++, n);
}
