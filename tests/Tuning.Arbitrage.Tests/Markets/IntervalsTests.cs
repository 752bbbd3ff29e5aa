using Tuning.Arbitrage.Markets;
using Tuning.Numerics;

namespace Tuning.Arbitrage.Tests.Markets;

public sealed class IntervalsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    [InlineData(1001)]
    public void MedianNs_RandomTimes_IsThatOfTheSortedIntervals(int rows)
    {
        var random = new RandomSequence(new CounterRandom(5, (ulong)rows));
        var times = new long[rows];
        for (var row = 1; row < rows; row++)
        {
            times[row] = times[row - 1] + 1 + (long)(random.NextBits() >> (12 + random.NextBelow(50)));
        }

        var intervals = times.Skip(1).Zip(times, (later, earlier) => later - earlier).Order().ToArray();
        var middle = intervals.Length / 2;
        var expected = intervals.Length % 2 == 1 ? intervals[middle] : (intervals[middle - 1] / 2.0) + (intervals[middle] / 2.0);

        Intervals.MedianNs(times).ShouldBe(expected);
    }

    [Fact]
    public void MedianNs_OneRow_IsAbsent() => Intervals.MedianNs([1]).ShouldBeNull();
}
