using Tuning.Numerics;
using Tuning.Statistics;

namespace Tuning.Tests.Statistics;

public sealed class StationaryBootstrapTests
{
    [Fact]
    public void Count_AnyDraw_HoldsAsManyObservationsAsTheRecord()
    {
        var counts = new double[57];
        for (var draw = 0; draw < 50; draw++)
        {
            new StationaryBootstrap(57, 6, 3).Count(draw, counts);
            counts.Sum().ShouldBe(57);
        }
    }

    [Fact]
    public void Count_SameSeedAndDraw_IsTheSame()
    {
        var (one, other) = (new double[40], new double[40]);
        new StationaryBootstrap(40, 6, 3).Count(9, one);
        var bootstrap = new StationaryBootstrap(40, 6, 3);
        bootstrap.Count(8, other);
        other.ShouldNotBe(one);
        bootstrap.Count(9, other);
        other.ShouldBe(one);
    }

    [Fact]
    public void Count_LongBlocks_StartAsOftenAsTheyShould()
    {
        // Blocks of mean 10 in a record of 10,000: each start but one leaves a place whose successor was not taken with it.
        var counts = new double[10_000];
        new StationaryBootstrap(10_000, 10, 5).Count(0, counts);
        var untouched = counts.Count(count => count == 0);

        (untouched / 10_000.0).ShouldBe(Math.Exp(-1), .04);
        var steps = Enumerable.Range(1, 9_999).Count(i => counts[i] != counts[i - 1]);
        steps.ShouldBeInRange(1_200, 2_200, "about two steps a block");
    }

    [Fact]
    public void Interval_NormalRecords_HoldsTheMeanAsOftenAsItSays()
    {
        var worlds = LongRun.Count(300, 2_000);
        var held = Enumerable.Range(0, worlds).Count(seed =>
        {
            var values = new double[150];
            new CounterRandom((ulong)seed, 1).FillNormal(0, values);
            var interval = new StationaryBootstrap(150, 3, (ulong)seed).Interval(values, .9, 300);
            return interval.Low <= 0 && interval.High >= 0;
        });

        ((double)held / worlds).ShouldBe(.88, LongRun.IsOn ? .025 : .06);
    }

    [Fact]
    public void BlockHours_Holds_AreAtLeastSix()
    {
        StationaryBootstrap.BlockHours(1).ShouldBe(6);
        StationaryBootstrap.BlockHours(5).ShouldBe(10);
    }
}
