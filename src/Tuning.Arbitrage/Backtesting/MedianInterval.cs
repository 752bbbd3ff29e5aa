namespace Tuning.Arbitrage.Backtesting;

/// <summary>The median time between two rows, by radix selection: no copy of the column, four passes.</summary>
internal static class MedianInterval
{
    private const int DigitBits = 16;

    /// <summary>The median in nanoseconds; of an even number of intervals the mean of the middle two; 0 without any.</summary>
    public static double Of(ReadOnlySpan<long> timeNs)
    {
        var count = timeNs.Length - 1;
        if (count < 1)
        {
            return 0;
        }

        var upper = Select(timeNs, count / 2);
        return count % 2 == 1 ? upper : (Select(timeNs, (count / 2) - 1) + upper) / 2.0;
    }

    private static long Select(ReadOnlySpan<long> timeNs, long rank)
    {
        var counts = new long[1 << DigitBits];
        long prefix = 0;
        for (var shift = 64 - DigitBits; shift >= 0; shift -= DigitBits)
        {
            Array.Clear(counts);
            var decided = shift == 64 - DigitBits ? 0 : -1L << (shift + DigitBits);
            for (var row = 1; row < timeNs.Length; row++)
            {
                var interval = timeNs[row] - timeNs[row - 1];
                if ((interval & decided) == prefix)
                {
                    counts[(int)(interval >> shift) & ((1 << DigitBits) - 1)]++;
                }
            }

            var digit = 0;
            while (rank >= counts[digit])
            {
                rank -= counts[digit++];
            }

            prefix |= (long)digit << shift;
        }

        return prefix;
    }
}
