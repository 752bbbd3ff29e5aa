using Tuning.Cli.Layout;

namespace Tuning.Cli.Tests.Layout;

public sealed class SparklineTests
{
    [Fact]
    public void Of_RisingSeries_ClimbsFromTheLowestToTheHighestBlock() =>
        Sparkline.Of([0, 1, 2, 3, 4, 5, 6, 7], 8).ShouldBe("▁▂▃▄▅▆▇█");

    [Fact]
    public void Of_LongSeries_TakesTheLastValueOfEachShare() =>
        Sparkline.Of([9, 0, 9, 7, 0, 7], 2).ShouldBe("█▆");

    [Fact]
    public void Of_ConstantSeries_IsFlat() => Sparkline.Of([3, 3, 3], 10).ShouldBe("▁▁▁");

    [Fact]
    public void Of_NoValues_IsEmpty() => Sparkline.Of([], 10).ShouldBeEmpty();
}
