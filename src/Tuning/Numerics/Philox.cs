using System.Runtime.CompilerServices;

namespace Tuning.Numerics;

/// <summary>
/// The counter-based generator Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011): 128 random bits as a pure function of a
/// counter of 128 bits and a key of 64.
/// </summary>
public static class Philox
{
    private const ulong FirstFactor = 0xD2511F53;
    private const ulong SecondFactor = 0xCD9E8D57;
    private const uint FirstWeyl = 0x9E3779B9;
    private const uint SecondWeyl = 0xBB67AE85;

    /// <summary>The 128 bits of one counter, as two halves of 64: words 1:0 and words 3:2.</summary>
    /// <param name="counterLow">Words 1:0 of the counter.</param>
    /// <param name="counterHigh">Words 3:2 of the counter.</param>
    /// <param name="key">Words 1:0 of the key.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (ulong Low, ulong High) Block(ulong counterLow, ulong counterHigh, ulong key)
    {
        var word0 = (uint)counterLow;
        var word1 = (uint)(counterLow >> 32);
        var word2 = (uint)counterHigh;
        var word3 = (uint)(counterHigh >> 32);
        var key0 = (uint)key;
        var key1 = (uint)(key >> 32);
        for (var round = 0; round < 10; round++)
        {
            var first = FirstFactor * word0;
            var second = SecondFactor * word2;
            word0 = (uint)(second >> 32) ^ word1 ^ key0;
            word2 = (uint)(first >> 32) ^ word3 ^ key1;
            word1 = (uint)second;
            word3 = (uint)first;
            key0 += FirstWeyl;
            key1 += SecondWeyl;
        }

        return (((ulong)word1 << 32) | word0, ((ulong)word3 << 32) | word2);
    }
}
