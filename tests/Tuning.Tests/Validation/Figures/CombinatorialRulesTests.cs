using System.Collections.Immutable;
using Tuning.Numerics;
using Tuning.Statistics;
using Tuning.Validation.Figures;
using Tuning.Validation.Splits;

namespace Tuning.Tests.Validation.Figures;

public sealed class CombinatorialRulesTests
{
    private const int Hours = 400;

    [Fact]
    public void Of_ASetThatDominates_IsEveryPath()
    {
        var good = Noise(1, lift: 1);

        var figure = CombinatorialRules.Of(new PerformanceMatrix([Noise(2), good, Noise(3)]), 2.5)!;

        (figure.Splits, figure.PurgeHours, figure.EmbargoHours).ShouldBe((45, 3, 4));
        figure.Paths.Length.ShouldBe(9);
        figure.Paths.ShouldAllBe(path => Math.Abs(path.NetPnl - good.Sum()) < 1e-9);
        figure.Paths[0].AnnualSharpe!.Value.ShouldBe(Moments.Of(good.AsSpan())!.Value.Sharpe.Ratio * Math.Sqrt(8760), 1e-9);
    }

    [Fact]
    public void Of_Noise_LosesWhatTheChoiceSeemedToEarn()
    {
        // All records sum to nothing: what was better on the train hours is worse on the tested ones.
        ImmutableArray<ImmutableArray<double>> centred = [.. Enumerable.Range(0, 50).Select(seed => Centred(Noise((ulong)seed)))];

        var figure = CombinatorialRules.Of(new PerformanceMatrix(centred), 0)!;

        figure.Paths.ShouldAllBe(path => path.NetPnl < 0 && path.AnnualSharpe < 0);
        figure.Paths.Select(path => path.NetPnl).ShouldBeInOrder();
    }

    [Fact]
    public void Of_EachSplit_ChoosesTheBestRatioOfItsTrainHoursAlone()
    {
        ImmutableArray<ImmutableArray<double>> records = [.. Enumerable.Range(0, 12).Select(seed => Noise((ulong)seed + 70))];
        var tested = new CombinatorialPurging(10, 2, 9, 4).Splits(Hours).Sum(split =>
        {
            var chosen = records.MaxBy(record => Moments.Of(split.Train.SelectMany(window => record[(int)window.Start..(int)window.End]).ToArray())!.Value.Sharpe.Ratio);
            return split.Test.Sum(window => chosen[(int)window.Start..(int)window.End].Sum());
        });

        CombinatorialRules.Of(new PerformanceMatrix(records), 8.2)!.Paths.Sum(path => path.NetPnl).ShouldBe(tested, 1e-9);
    }

    [Fact]
    public void Of_TooLittle_IsUndefined()
    {
        CombinatorialRules.Of(new PerformanceMatrix([[.. Noise(1)[..59]]]), 0).ShouldBeNull();
        CombinatorialRules.Of(new PerformanceMatrix([[.. Noise(1)[..60]]]), 0).ShouldNotBeNull();
        CombinatorialRules.Of(new PerformanceMatrix([[.. Enumerable.Repeat(1.0, Hours)]]), 0).ShouldBeNull();
        CombinatorialRules.Of(new PerformanceMatrix([Noise(1)]), 380).ShouldBeNull("nothing is left to train on");
        CombinatorialRules.Of(new PerformanceMatrix([Noise(1)]), 1e12).ShouldBeNull();
    }

    private static ImmutableArray<double> Centred(ImmutableArray<double> hours) => [.. hours.Select(hour => hour - hours.Average())];

    private static ImmutableArray<double> Noise(ulong seed, double lift = 0)
    {
        var hours = new double[Hours];
        new CounterRandom(seed, 5).FillNormal(0, hours);
        return [.. hours.Select(hour => hour + lift)];
    }
}
