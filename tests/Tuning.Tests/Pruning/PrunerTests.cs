using Tuning.Numerics;
using Tuning.Pruning;
using Tuning.Pruning.Asha;
using Tuning.Pruning.Hyperband;
using Tuning.Pruning.Median;
using Tuning.Pruning.NoPruning;
using Tuning.Pruning.Wilcoxon;

namespace Tuning.Tests.Pruning;

public sealed class PrunerTests
{
    public static TheoryData<string> Kinds => [.. _options.Keys];

    private static readonly Dictionary<string, IPrunerOptions> _options = new(StringComparer.Ordinal)
    {
        ["none"] = new NoPruningOptions(),
        ["median"] = new MedianOptions(),
        ["asha"] = new AshaOptions(),
        ["hyperband"] = new HyperbandOptions(),
        ["wilcoxon"] = new WilcoxonOptions(),
    };

    [Fact]
    public void Decide_Median_StopsWhatIsWorseThanTheMedianOfTheOthers()
    {
        var log = Log(step: 3, 1, 2, 3, 4, 5, 6, 7);
        log.Add(6, 1, 0.5);
        var pruner = new MedianOptions { StartupTrials = 6, WarmupSteps = 2 }.Create();

        pruner.Decide(log, 3, [6, 0, 3, 4, 5]).ShouldBe([4, 5]);
        pruner.Decide(log, 1, [6]).ShouldBeEmpty();
        new MedianOptions { StartupTrials = 7 }.Create().Decide(log, 3, [5]).ShouldBeEmpty();
    }

    [Fact]
    public void Decide_Asha_OneInFourPassesEachRung()
    {
        var log = Log(step: 4, 8, 7, 6, 5, 4, 3, 2, 2, double.NaN);
        var pruner = new AshaOptions().Create();

        pruner.Decide(log, 4, Enumerable.Range(0, 9).ToArray()).ShouldBe([0, 1, 2, 3, 4, 5, 8]);
        pruner.Decide(Log(step: 3, 1, 2, 3), 3, [0, 1, 2]).ShouldBeEmpty();
        pruner.Decide(Log(step: 1, 5), 1, [0]).ShouldBeEmpty();
    }

    [Fact]
    public void Decide_Hyperband_TrialsCompeteWithinTheirBracketOnly()
    {
        var pruner = new HyperbandPruner(new HyperbandOptions { Steps = 16, ReductionFactor = 4 });
        var brackets = Enumerable.Range(0, 20_000).CountBy(pruner.BracketOf).OrderBy(pair => pair.Key).Select(pair => pair.Value).ToArray();

        // 16, 6 and 3 of 25 trials start in the brackets (Li et al. 2018).
        brackets.Length.ShouldBe(3);
        brackets[0].ShouldBeInRange(12_500, 13_100);
        brackets[1].ShouldBeInRange(4_500, 5_100);
        var log = new ReportLog();
        var trials = Enumerable.Range(0, 100).ToArray();
        Array.ForEach(trials, trial => log.Add(trial, 1, trial));
        var stopped = pruner.Decide(log, 1, trials);
        stopped.ShouldAllBe(trial => pruner.BracketOf(trial) == 0);
        var first = trials.Count(trial => pruner.BracketOf(trial) == 0);
        stopped.Length.ShouldBe(first - (first / 4));
    }

    [Fact]
    public void Decide_Wilcoxon_StopsWhatIsWorseOnTheSameFolds()
    {
        var log = new ReportLog();
        for (var fold = 0; fold < 6; fold++)
        {
            log.Add(0, fold, fold);
            log.Add(1, fold, fold + 0.1 + (0.01 * fold));
            log.Add(2, fold, fold + (fold % 2 == 0 ? 0.1 : -0.09));
        }

        log.Add(3, 5, 100);
        var pruner = new WilcoxonOptions().Create();

        pruner.Decide(log, 5, [3, 2, 1, 0]).ShouldBe([1]);
    }

    // The differences are Darwin's, as quoted by Fisher (1935); the probability is that of the exact distribution.
    [Fact]
    public void Greater_DarwinsMaize_PublishedProbability()
    {
        double[] differences = [6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75];

        SignedRankTest.Greater(differences).ShouldBe(0.0206298828125, 1e-15);
        SignedRankTest.Greater([1, 2, 3, 4, 5]).ShouldBe(1 / 32.0, 1e-16);
        SignedRankTest.Greater([0, 0]).ShouldBe(1);
        SignedRankTest.Greater([1, 1, -1, 1]).ShouldBe(5 / 16.0, 1e-16);
        var many = Enumerable.Range(1, 60).Select(i => i % 3 == 0 ? -i : (double)i).ToArray();
        SignedRankTest.Greater(many).ShouldBe(0.01778, 4e-4);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Decide_ReportsInAnyOrder_SameDecision(string kind)
    {
        for (var seed = 0; seed < LongRun.Count(50, 2000); seed++)
        {
            var random = new RandomSequence(new CounterRandom((ulong)seed, 12));
            var reports = Enumerable.Range(0, 24)
                .SelectMany(trial => Enumerable.Range(1, 4).Select(step => (trial, step, loss: Math.Round(random.NextNormal(), 1)))).ToArray();
            var trials = Enumerable.Range(0, 24).Where(trial => trial % 3 != 0).ToArray();
            var pruner = _options[kind].Create();
            var expected = pruner.Decide(Filled(reports), 4, trials);
            random.NextBits();

            var shuffled = reports.OrderBy(_ => random.NextBits()).ToArray();

            _options[kind].Create().Decide(Filled(shuffled), 4, [.. trials.Reverse()]).ShouldBe(expected);
            expected.ShouldBe(expected.Order());
        }
    }

    [Fact]
    public void Add_AnotherLossForTheSameStep_Throws()
    {
        var log = Log(step: 1, 5);

        log.Add(0, 1, 5);
        Should.Throw<ArgumentException>(() => log.Add(0, 1, 6));
    }

    private static ReportLog Filled((int Trial, int Step, double Loss)[] reports)
    {
        var log = new ReportLog();
        Array.ForEach(reports, report => log.Add(report.Trial, report.Step, report.Loss));
        return log;
    }

    private static ReportLog Log(int step, params double[] losses) =>
        Filled([.. losses.Select((loss, trial) => (trial, step, loss))]);
}
