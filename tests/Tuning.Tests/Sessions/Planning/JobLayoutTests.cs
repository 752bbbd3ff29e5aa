using Tuning.Sessions.Planning;

namespace Tuning.Tests.Sessions.Planning;

public sealed class JobLayoutTests
{
    [Theory]
    [InlineData(1024, 2, 10_000, 256)]
    [InlineData(1024, 2, 1_000_000, 256)]
    [InlineData(1024, 2, 10_000_000, 32)]
    [InlineData(1024, 2, 100_000_000, 4)]
    [InlineData(1024, 2, 1_000_000_000, 1)]
    [InlineData(1024, 64, 10_000, 8)]
    [InlineData(32, 2, 200_000, 8)]
    [InlineData(32, 8, 200_000, 2)]
    [InlineData(3, 8, 200_000, 1)]
    [InlineData(1, 1, 0, 1)]
    public void SizeOf_Batch_IsAShareOfLanesAndOfASecond(int batch, int slots, long rows, int size) =>
        JobLayout.SizeOf(batch, slots, rows).ShouldBe(size);

    [Fact]
    public void SizeOf_AnyBatch_MakesAJobForEverySlot()
    {
        for (var batch = 1; batch < 300; batch++)
        {
            for (var slots = 1; slots < 40; slots++)
            {
                var size = JobLayout.SizeOf(batch, slots, 10_000);
                ((batch + size - 1) / size).ShouldBeGreaterThanOrEqualTo(Math.Min(batch, slots));
                (size < JobLayout.Lanes || size % JobLayout.Lanes == 0).ShouldBeTrue();
            }
        }
    }
}
