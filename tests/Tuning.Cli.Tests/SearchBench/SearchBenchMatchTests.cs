using Tuning.Cli.SearchBench;

namespace Tuning.Cli.Tests.SearchBench;

public sealed class SearchBenchMatchTests
{
    [Fact]
    public void Of_EachSampler_StandsBesideItsKindOrTheBestOfAll()
    {
        var auto = SearchBenchMatch.Of(Row("hartmann6", 6, "auto", 0.0007, 0.00146));
        auto.Select(match => (match.Trials, match.Against, match.PublishedRegret)).ShouldBe([(100, "gp", 0.00035), (200, "tpe recommended", 0.0292)]);
        auto.Select(match => Math.Round(match.Ratio, 9)).ShouldBe([2, 0.05]);
        SearchBenchMatch.Of(Row("rosenbrock", 5, "tpe", 104, 77)).Select(match => (match.Against, match.Ratio)).ShouldBe([("tpe recommended", 0.5), ("tpe recommended", 2)]);
        SearchBenchMatch.Of(Row("rosenbrock", 5, "gp", 1.95, 1)).ShouldHaveSingleItem().Against.ShouldBe("gp");
        SearchBenchMatch.Of(Row("sphere", 2, "auto", 1, 1)).ShouldBeEmpty();
        SearchBenchMatch.Of(Row("sphere", 5, "tpe", 1, 1)).ShouldBeEmpty();
        SearchBenchMatch.Of(Row("sphere", 5, "auto", 0.246, null)).ShouldHaveSingleItem().Ratio.ShouldBe(1);
    }

    [Fact]
    public void Of_RatiosOfOneSampler_GeometricMeanAndThoseBehind()
    {
        var matches = SearchBenchMatch.Of(Row("rosenbrock", 5, "auto", 101 * 4, 1)).Concat(SearchBenchMatch.Of(Row("rastrigin", 5, "auto", 21.4, 1)));
        var standing = SearchBenchStanding.Of(matches).Single(entry => entry.Trials == 100);
        (standing.Sampler, standing.Rows, standing.Behind, standing.Largest).ShouldBe(("auto", 2, 1, 4));
        standing.GeometricMean.ShouldBe(2, 1e-12);
    }

    private static SearchBenchRow Row(string function, int dimensions, string sampler, double regret100, double? regret200) =>
        new(function, dimensions, sampler, 1, regret100, regret200, 0, 0);
}
