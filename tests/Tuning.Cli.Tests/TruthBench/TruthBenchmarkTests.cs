using System.Text.Json;
using Tuning.Cli.Outcomes;
using Tuning.Cli.TruthBench;
using Xunit.Abstractions;

namespace Tuning.Cli.Tests.TruthBench;

public sealed class TruthBenchmarkTests(ITestOutputHelper output)
{
    private static readonly int _nulls = LongRun.Count(7, 200);
    private static readonly int _planted = LongRun.Count(20, 200);

    [Theory]
    [InlineData(nameof(TruthWorldKind.Costs))]
    [InlineData(nameof(TruthWorldKind.CostAboveEdge))]
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
    public void RunPlanted_WeakerEdges_ArePromotedLessOften()
    {
        var promoted = new List<double>();
        foreach (var strength in LongRun.IsOn ? [2.0, 3, 4] : new[] { 2.0, 4 })
        {
            var worlds = LongRun.Count(5, 200);
            var (verdicts, regrets) = new TruthBenchmark(LongRun.Count(500_000, 4_000_000)).RunPlanted(worlds, strength, CancellationToken.None);
            var sorted = regrets.Sort();
            promoted.Add((double)verdicts.Count(verdict => verdict.IsWinner) / worlds);
            output.WriteLine($"t {strength}: {promoted[^1]:p1} of {worlds} promoted, regret median {sorted[worlds / 2]:p1}, 90th percentile {sorted[worlds * 9 / 10]:p1}");
            if (strength == 4)
            {
                promoted[^1].ShouldBeGreaterThanOrEqualTo(LongRun.IsOn ? .8 : .6);
                sorted[worlds / 2].ShouldBeLessThanOrEqualTo(.06);
            }
        }

        promoted.Order().SequenceEqual(promoted).ShouldBeTrue("power rises with the strength");
    }

    [Fact]
    public void Run_OneWorldOfEachKind_PrintsItsFigures()
    {
        var document = new TruthBenchmark(100_000).Run(1, 6, hasNulls: true, TimeProvider.System, CancellationToken.None);

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
