using System.Text.Json;
using Tuning.Cli.Outcomes;
using Tuning.Cli.TruthBench;

namespace Tuning.Cli.Tests.TruthBench;

public sealed class TruthBenchmarkTests
{
    private static readonly int _nulls = LongRun.Count(10, 200);
    private static readonly int _planted = LongRun.Count(20, 200);

    [Theory]
    [InlineData(nameof(TruthWorldKind.Costs))]
    [InlineData(nameof(TruthWorldKind.HardNull))]
    public void RunNull_WorldsWhereNobodyEarns_PromotesHardlyAnything(string kind)
    {
        var verdicts = TruthBenchmark.RunNull(Enum.Parse<TruthWorldKind>(kind), _nulls, CancellationToken.None);

        verdicts.Length.ShouldBe(_nulls);
        verdicts.Count(verdict => verdict.IsWinner).ShouldBeLessThanOrEqualTo(LongRun.Count(0, 4));
        verdicts.ShouldAllBe(verdict => verdict.IsWinner || verdict.StoppedBy != null);
        if (kind is nameof(TruthWorldKind.HardNull))
        {
            var trades = verdicts.Select(verdict => verdict.Gates[0].Value!.Value).Order().ToArray();
            trades[trades.Length / 2].ShouldBeGreaterThan(150, "the hard null tempts with trades");
        }
    }

    [Fact]
    public void RunPlanted_EdgesOfStrengthSix_ArePromotedWithLittleRegret()
    {
        var (verdicts, regrets) = new TruthBenchmark(LongRun.Count(500_000, 4_000_000)).RunPlanted(_planted, 6, CancellationToken.None);

        ((double)verdicts.Count(verdict => verdict.IsWinner) / _planted).ShouldBeGreaterThanOrEqualTo(.9);
        var sorted = regrets.Sort();
        sorted[_planted / 2].ShouldBeLessThanOrEqualTo(.03);
        sorted[_planted * 9 / 10].ShouldBeLessThanOrEqualTo(.15);
    }

    [Fact]
    public void Run_OneWorldOfEachKind_PrintsItsFigures()
    {
        var document = new TruthBenchmark(100_000).Run(1, 6, TimeProvider.System, CancellationToken.None);

        var json = JsonSerializer.SerializeToElement(document, CliJson.Default.TruthBenchDocument);

        json.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["worlds", "falsePromotions", "falsePromotionsHardNull", "truePromotions", "medianRegret", "p90Regret", "seconds"]);
        document.Seconds.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Run_NoWorlds_IsRefused()
    {
        using var shell = new RecordedShell();

        (await shell.RunAsync("bench", "truth", "--worlds", "0")).ShouldBe(2);
        shell.Error.ShouldContain("--worlds");
    }
}
