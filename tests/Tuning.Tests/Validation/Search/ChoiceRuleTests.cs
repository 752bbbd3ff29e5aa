using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Search;

namespace Tuning.Tests.Validation.Search;

public sealed class ChoiceRuleTests
{
    private const int Hours = 48;
    private static readonly Space s_space = new([new Parameter.Real("x", 0, 1)]);
    private static readonly double[] s_aroundLow = [.09, .11, .12];
    private static readonly double[] s_aroundHigh = [.79, .81, .82];
    private static readonly double[] s_best = [.. Enumerable.Range(0, Hours).Select(hour => 1 + Math.Sin(hour))];
    private static readonly double[] s_other = [.. Enumerable.Range(0, Hours).Select(hour => .9 + Math.Sin(hour * 1.3))];

    [Theory]
    [InlineData("netPnlPerDay", 24)]
    [InlineData("netPnl", Hours)]
    public void Choose_AMetricThatIsAMeanOfHours_ComparesByThem(string metric, double factor)
    {
        var error = StandardError([.. s_best.Zip(s_other, (one, other) => factor * (one - other))]);

        Choose(metric, .999 * error).ShouldBe(.8);
        Choose(metric, 1.001 * error).ShouldBe(.1);
    }

    [Fact]
    public void Choose_TheSharpeRatio_ComparesByHoursInDeviations()
    {
        var (ofBest, ofOther) = (Math.Sqrt(8760) / Deviation(s_best), Math.Sqrt(8760) / Deviation(s_other));
        var error = StandardError([.. s_best.Zip(s_other, (one, other) => (ofBest * one) - (ofOther * other))]);

        Choose("sharpe", .999 * error).ShouldBe(.8);
        Choose("sharpe", 1.001 * error).ShouldBe(.1);
    }

    [Fact]
    public void Choose_AMetricThatIsNoMeanOfHours_ComparesByTheScoreAlone()
    {
        Choose("winRate", 0).ShouldBe(.8);
        Choose("winRate", 1e-9).ShouldBe(.1);
    }

    // The best stands alone, and a plateau lies so much below it.
    private static double Choose(string metric, double below)
    {
        ImmutableArray<SearchedTrial> trials =
        [
            Trial(0, .1, 100, s_best), Trial(1, .8, 100 - below, s_other),
            .. s_aroundLow.Select((x, i) => Trial(2 + i, x, -1e6, s_other)),
            .. s_aroundHigh.Select((x, i) => Trial(5 + i, x, 100 - below - 1e-6, [.. s_best.Select(hour => hour - 1e6)])),
        ];
        return ChoiceRule.Choose(s_space, new Objective(metric, ObjectiveDirection.Maximize, []), trials)!.Point.NumberOf("x")!.Value;
    }

    private static SearchedTrial Trial(int number, double x, double score, double[] hours) => new(
        number, s_space.Decode([x]), new PointRecord(MetricSet.Empty, [.. hours]), new Score(score, 0, 0));

    private static double StandardError(double[] differences) => Deviation(differences) / Math.Sqrt(differences.Length);

    private static double Deviation(double[] values) =>
        Math.Sqrt(values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1));
}
