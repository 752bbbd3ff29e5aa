using FsCheck;
using FsCheck.Fluent;
using Tuning.Spaces;
using Tuning.Validation.Checking;
using Tuning.Validation.Evidence;
using Tuning.Validation.Gates;

namespace Tuning.Tests.Validation.Checking;

public sealed class VerdictCheckTests
{
    private static readonly SessionEvidence _good = EvidenceCases.Good();

    [Fact]
    public void Differences_AnyEvidence_BearsOutItsVerdict() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(byte Seed, byte Folds, sbyte Lift, byte Hold, byte Sessions, byte Holes)>(), drawn =>
        {
            var evidence = (EvidenceCases.Good(drawn.Seed) with
            {
                Folds = [.. EvidenceCases.Good(drawn.Seed).Folds.Take(1 + (drawn.Folds % 5))],
                OverlappingSessions = 1 + (drawn.Sessions % 30),
                Holdout = (drawn.Holes & 1) == 1 ? null : EvidenceCases.Record(drawn.Seed, 50),
                Sensitivity = (drawn.Holes & 2) == 2 ? null : new SensitivityFinding([], (drawn.Holes & 4) == 4 ? ["x"] : [], []),
                WaivedFindings = (drawn.Holes & 8) == 8 ? null : drawn.Holes >> 6,
                IsResolutionLimited = (drawn.Holes & 16) == 16,
            }).With(fold => Shifted(fold, drawn.Lift / 64.0, drawn.Hold / 16.0, (drawn.Holes & 32) == 32));

            VerdictCheck.Differences(evidence, VerdictRules.Judge(evidence)).ShouldBeEmpty();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(LongRun.Count(200, 5_000)));

    [Fact]
    public void Differences_FlatEvidence_BearsOutItsVerdict()
    {
        var flat = _good.With(fold => fold with { Test = WindowRecord.Flat(2, 48) }) with { Choice = null, Holdout = null };

        VerdictCheck.Differences(flat, VerdictRules.Judge(flat)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Differences_AGateThatWasToldWrong_IsNamed(int gate)
    {
        var verdict = VerdictRules.Judge(_good);
        var told = verdict.Gates[gate];

        var value = verdict with { Gates = verdict.Gates.SetItem(gate, told with { Value = told.Value + .001 }) };
        var threshold = verdict with { Gates = verdict.Gates.SetItem(gate, told with { Threshold = told.Threshold - .001 }) };
        var undefined = verdict with { Gates = verdict.Gates.SetItem(gate, told with { Value = null }) };
        var pass = verdict with { Kind = VerdictKind.NoWinner, Parameters = null, Gates = verdict.Gates.SetItem(gate, told with { Pass = false }) };

        VerdictCheck.Differences(_good, value).ShouldHaveSingleItem().Path.ShouldBe($"{told.Name}.value");
        VerdictCheck.Differences(_good, threshold).ShouldHaveSingleItem().Path.ShouldBe($"{told.Name}.threshold");
        VerdictCheck.Differences(_good, undefined).ShouldHaveSingleItem().Path.ShouldBe($"{told.Name}.value");
        VerdictCheck.Differences(_good, pass).ShouldHaveSingleItem().Path.ShouldBe($"{told.Name}.pass");
    }

    [Fact]
    public void Differences_AnEndThatWasToldWrong_IsNamed()
    {
        var verdict = VerdictRules.Judge(_good);

        VerdictCheck.Differences(_good, verdict with { Kind = VerdictKind.WinnerResolutionLimited }).ShouldHaveSingleItem().Path.ShouldBe("kind");
        VerdictCheck.Differences(_good, verdict with { Parameters = ParameterSet.Empty }).ShouldHaveSingleItem().Path.ShouldBe("parameters");
        VerdictCheck.Differences(_good, verdict with { Gates = verdict.Gates[..^1] }).ShouldHaveSingleItem().Path.ShouldBe("gates");
    }

    [Fact]
    public void Differences_EvidenceThatWasChanged_ShowsWhereItCounts()
    {
        var verdict = VerdictRules.Judge(_good);
        var changed = _good.With(fold => fold.Fold.Number == 2 ? fold with { Test = EvidenceCases.Record(9, 9) } : fold);

        VerdictCheck.Differences(changed, verdict).ShouldContain(difference => difference.Path.StartsWith("tStatistic", StringComparison.Ordinal));
    }

    private static FoldEvidence Shifted(FoldEvidence fold, double lift, double hold, bool hasHole)
    {
        var test = EvidenceCases.Of([.. fold.Test.HourlyPnl.Select(hour => hour + lift)]);
        return fold with
        {
            Test = test with { HoldHours = [.. test.HoldHours.Select((_, i) => hold + (i % 3 / 10.0))] },
            Scenarios = [.. fold.Scenarios.Skip(hasHole && fold.Fold.Number == 0 ? 1 : 0).Select((entry, i) => entry with { NetPnl = test.NetPnl - i })],
        };
    }
}
