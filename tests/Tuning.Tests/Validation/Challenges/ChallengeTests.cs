using Tuning.Numerics;
using Tuning.Statistics;
using Tuning.Validation.Challenges;
using Tuning.Validation.Evidence;

namespace Tuning.Tests.Validation.Challenges;

public sealed class ChallengeTests
{
    private const string PlanHash = "0123456789abcdef0123456789abcdef";

    [Fact]
    public void Run_AMuchBetterChallenger_Replaces()
    {
        var result = Challenge.Run(Record(1, 2), Record(1, 0), PlanHash);

        result.Replaces.ShouldBeTrue(result.Why);
        result.Alpha.ShouldBe(.05 / 52);
        result.P!.Value.ShouldBeLessThan(.001);
        result.P.Value.ShouldBe(1.0 / 10_001, 1e-15, "finite draws never make a p of 0");
        result.ImprovementPerHour!.Value.ShouldBe(2, 1e-9);
    }

    [Fact]
    public void Run_TheSameAgain_ChangesNothing()
    {
        var (challenger, champion) = (Record(1, .2, 7), Record(2, 0));

        Challenge.Run(challenger, champion, PlanHash).ShouldBe(Challenge.Run(challenger, champion, PlanHash));
        Challenge.Run(challenger, champion, "f" + PlanHash).P.ShouldNotBe(Challenge.Run(challenger, champion, PlanHash).P);
    }

    [Fact]
    public void Run_TwoOfOneKind_ReplacesHardlyEver()
    {
        var worlds = LongRun.Count(100, 2_000);
        var options = new ChallengeOptions { YearlyAlpha = .1, ChallengesPerYear = 2, Draws = 400, LeastImprovement = 0 };
        var found = Enumerable.Range(0, worlds).Count(seed => Challenge.Run(Record((ulong)seed, 0, 1), Record((ulong)seed, 0, 2), PlanHash, options).Replaces);

        found.ShouldBeInRange(0, (int)(worlds * .12));
        Enumerable.Range(0, worlds).Count(seed => Challenge.Run(Record((ulong)seed, 1, 1), Record((ulong)seed, 0, 2), PlanHash, options).Replaces)
            .ShouldBeGreaterThan(worlds * 9 / 10);
    }

    [Fact]
    public void Run_LongHolds_DrawsBlocksOfTwiceTheChallengersAndCentresThem()
    {
        // A tenth an hour better: a case between all and nothing.
        var champion = Record(5, 0);
        var lift = .1 - Record(4, 0, 9).HourlyPnl.Zip(champion.HourlyPnl, (one, other) => one - other).Average();
        var slow = Record(4, lift, 9) with { HoldHours = [.. Enumerable.Repeat(10.0, 120)] };
        double[] differences = [.. slow.HourlyPnl.Zip(champion.HourlyPnl, (one, other) => one - other)];
        var draws = new StationaryBootstrap(120, 20, 0x0123456789abcdef, 1).Means(differences, 10_000);
        var p = (1.0 + draws.Count(mean => mean - Moments.MeanOf(differences) >= Moments.MeanOf(differences))) / 10_001;

        var result = Challenge.Run(slow, champion, PlanHash);

        result.P.ShouldBe(p);
        p.ShouldBeInRange(.001, .3);
        result.ImprovementPerHour!.Value.ShouldBe(.1, 1e-12);
        Challenge.Run(slow, champion, PlanHash, Spending(p)).Replaces.ShouldBeTrue("at most alpha");
        Challenge.Run(slow, champion, PlanHash, Spending(.999 * p)).Replaces.ShouldBeFalse();
    }

    [Fact]
    public void Run_NoImprovementOnALosingChampion_KeepsIt()
    {
        var champion = EvidenceCases.Of([.. Record(3, 0).HourlyPnl.Select((_, i) => -1.5 - (i % 2))]);
        var challenger = EvidenceCases.Of([.. champion.HourlyPnl.Select((hour, i) => hour - .01 + (i % 3 * .001))]);

        Challenge.Run(challenger, champion, PlanHash, new ChallengeOptions { YearlyAlpha = .9999, ChallengesPerYear = .5 })
            .Why.ShouldContain("below 0", Case.Sensitive, "a share of a loss is no improvement");
    }

    [Fact]
    public void Run_TooFewHoursOrTrades_KeepsTheChampion()
    {
        var few = Record(1, 5) with { TradePnl = [.. Enumerable.Repeat(1.0, 19)] };

        Challenge.Run(few, Record(1, 0), PlanHash).Replaces.ShouldBeFalse();
        Challenge.Run(few, Record(1, 0), PlanHash).P.ShouldBeNull();
        var shorter = (WindowRecord record) => record with { HourlyPnl = record.HourlyPnl[..47] };
        Challenge.Run(shorter(Record(1, 5)), shorter(Record(1, 0)), PlanHash).Why.ShouldContain("47 hours");
        Challenge.Run(Record(1, 5) with { TradePnl = few.TradePnl.Add(1) }, Record(1, 0), PlanHash).Replaces.ShouldBeTrue();
        Challenge.Run(Record(1, 5), Record(1, 0) with { TradePnl = [] }, PlanHash).Replaces.ShouldBeTrue("a champion that stood still is beaten too");
        var justEnough = (WindowRecord record) => record with { HourlyPnl = record.HourlyPnl[..48] };
        Challenge.Run(justEnough(Record(1, 5)), justEnough(Record(1, 0)), PlanHash).Replaces.ShouldBeTrue();
    }

    [Fact]
    public void Run_AnImprovementTooSmall_KeepsTheChampion()
    {
        // The same hours but for a sure .06 more each on a champion that earns 1.5: 4 % where 5 % are wanted.
        var champion = EvidenceCases.Of([.. Record(3, 0).HourlyPnl.Select((hour, i) => 1 + (i % 2))]);
        var challenger = EvidenceCases.Of([.. champion.HourlyPnl.Select((hour, i) => hour + .06 + (i % 3 * .001))]);

        var result = Challenge.Run(challenger, champion, PlanHash);

        result.Replaces.ShouldBeFalse();
        result.Why.ShouldContain("below 0.075");
        Challenge.Run(challenger, champion, PlanHash, new ChallengeOptions { LeastImprovement = .03 }).Replaces.ShouldBeTrue();
        var better = EvidenceCases.Of([.. champion.HourlyPnl.Select((hour, i) => hour + .076 + (i % 3 * .001))]);
        Challenge.Run(better, champion, PlanHash).Replaces.ShouldBeTrue("more than 5 % of the champion's, and less than 5 % of its own");
    }

    [Fact]
    public void Run_NoDifferenceAtAll_KeepsTheChampion() => Challenge.Run(Record(1, 0), Record(1, 0), PlanHash).P.ShouldBe(1);

    [Fact]
    public void Run_RecordsOfDifferentLength_AreRefused() =>
        Should.Throw<ArgumentException>(() => Challenge.Run(Record(1, 0), WindowRecord.Flat(1, 24), PlanHash));

    private static ChallengeOptions Spending(double alpha) => new() { YearlyAlpha = alpha, ChallengesPerYear = 1, LeastImprovement = 0 };

    private static WindowRecord Record(ulong seed, double lift, ulong stream = 1)
    {
        var hours = new double[120];
        new CounterRandom(seed, stream).FillNormal(0, hours);
        return EvidenceCases.Of([.. hours.Select(hour => hour + lift)]);
    }
}
