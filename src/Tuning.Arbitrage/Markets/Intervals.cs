namespace Tuning.Arbitrage.Markets;

/// <summary>Times between rows.</summary>
public static class Intervals
{
    private const int Bits = 16;
    private const int Buckets = 1 << Bits;

    /// <summary>
    /// The median time between rows in nanoseconds, exact, of an even number of intervals the mean of the two in the middle;
    /// absent under two rows. It reads the column a few times and keeps no copy of it.
    /// </summary>
    /// <param name="timeNs">Strictly increasing times; shape [rows].</param>
    public static double? MedianNs(ReadOnlySpan<long> timeNs)
    {
        var intervals = timeNs.Length - 1;
        if (intervals < 1)
        {
            return null;
        }

        var upper = Select(timeNs, intervals / 2);
        return intervals % 2 == 1 ? upper : (Select(timeNs, (intervals / 2) - 1) / 2.0) + (upper / 2.0);
    }

    // Radix selection: the 16 bits from the top of the interval of the wanted rank, four times.
    private static ulong Select(ReadOnlySpan<long> timeNs, long rank)
    {
        var counts = new long[Buckets];
        ulong prefix = 0;
        for (var shift = 64 - Bits; shift >= 0; shift -= Bits)
        {
            Array.Clear(counts);
            for (var row = 1; row < timeNs.Length; row++)
            {
                var interval = (ulong)(timeNs[row] - timeNs[row - 1]);
                if (shift == 64 - Bits || interval >> (shift + Bits) == prefix)
                {
                    counts[(int)((interval >> shift) & (Buckets - 1))]++;
                }
            }

            var bucket = 0;
            while (rank >= counts[bucket])
            {
                rank -= counts[bucket++];
            }

            prefix = (prefix << Bits) | (uint)bucket;
        }

        return prefix;
    }
}
