using Tuning.Cli.SearchBench;

namespace Tuning.Cli.Tests.SearchBench;

public sealed class SearchBenchDuelTests
{
    // Fifteen heads or more in twenty tosses: 21700 of 2^20.
    [Fact]
    public void Of_FifteenBetterOfTwenty_GivesTheTailOfTheBinomial()
    {
        var row = new SearchBenchRow("sphere", 2, "tpe", 1, 1, 1, 0, 0);
        var ends = Enumerable.Range(0, 22).Select(i => i < 15 ? 0.0 : i < 20 ? 2 : 1);
        var duel = SearchBenchDuel.Of(new(row, [.. ends]), [.. Enumerable.Repeat(1.0, 22)]);
        (duel.Better, duel.Worse).ShouldBe((15, 5));
        duel.Probability.ShouldBe(21700 / 1048576.0, 1e-12);
    }
}
