using System.Collections.Immutable;
using Tuning.Analysis;
using Tuning.Spaces;

namespace Tuning.Tests.Analysis;

public sealed class ImportanceTests
{
    private static readonly Space _cube = AnalysisWorlds.Cube(3);

    [Fact]
    public void Fanova_SumOfThreeEffects_GivesTheirSharesOfTheVariance()
    {
        // Variances of a linear function on the unit cube are in proportion to the squared slopes: 16/21, 4/21, 1/21.
        var trials = AnalysisWorlds.Trials(_cube, 800, 4, x => (4 * x[0]) + (2 * x[1]) - x[2]);
        var shares = Fanova.Compute(_cube, trials);
        shares[0].Share.ShouldBe(16.0 / 21, 0.04);
        shares[1].Share.ShouldBe(4.0 / 21, 0.04);
        shares[2].Share.ShouldBe(1.0 / 21, 0.03);
    }

    [Fact]
    public void PedAnova_OneParameterMatters_HasNearlyTheWholeShare()
    {
        var trials = AnalysisWorlds.Trials(_cube, 400, 5, x => -Math.Abs(x[1] - 0.3));
        var shares = PedAnova.Compute(_cube, trials);
        shares[1].Name.ShouldBe("x1");
        shares[1].Share.ShouldBeGreaterThan(0.85);
        shares.Sum(share => share.Share).ShouldBe(1, 1e-9);
    }

    [Fact]
    public void BothMeasures_PermutedTrialsAndScaledScores_GiveTheSameShares()
    {
        var trials = AnalysisWorlds.Trials(_cube, 120, 6, x => (3 * x[0]) - (x[1] * x[2]));
        ImmutableArray<ScoredPoint> turned = [.. trials.Reverse().Select(trial => trial with { Score = 4 * trial.Score })];
        PedAnova.Compute(_cube, turned).ShouldBe(PedAnova.Compute(_cube, trials));
        Fanova.Compute(_cube, turned).Zip(Fanova.Compute(_cube, trials))
            .ShouldAllBe(pair => Math.Abs(pair.First.Share - pair.Second.Share) < 1e-9);
    }

    [Fact]
    public void BothMeasures_NothingToTell_GiveZero()
    {
        ImmutableArray<ScoredPoint> flat = AnalysisWorlds.Trials(_cube, 20, 7, _ => 5);
        PedAnova.Compute(_cube, flat).ShouldAllBe(share => share.Share == 0);
        Fanova.Compute(_cube, flat).ShouldAllBe(share => share.Share == 0);
        PedAnova.Compute(_cube, []).Length.ShouldBe(3);
        Fanova.Compute(_cube, []).Length.ShouldBe(3);
    }

    [Fact]
    public void PedAnova_ConditionalAndCategorical_JudgesByTheTrialsThatHaveThem()
    {
        var space = new Space(
        [
            new Parameter.Categorical("mode", ["a", "b", "c"]),
            new Parameter.Real("depth", 0, 1) { When = [new Condition("mode", ["a"])] },
            new Parameter.Real("idle", 0, 1),
        ]);
        var trials = AnalysisWorlds.Trials(space, 300, 8, x => x[0] < 0.33 ? 1 + x[1] : 0);
        var shares = PedAnova.Compute(space, trials).ToDictionary(share => share.Name, share => share.Share, StringComparer.Ordinal);
        shares["mode"].ShouldBeGreaterThan(shares["idle"]);
        shares["depth"].ShouldBeGreaterThan(shares["idle"]);
    }
}
