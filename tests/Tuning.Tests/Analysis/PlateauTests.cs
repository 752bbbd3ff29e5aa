using System.Collections.Immutable;
using Tuning.Analysis;
using Tuning.Spaces;

namespace Tuning.Tests.Analysis;

public sealed class PlateauTests
{
    private static readonly Space _line = AnalysisWorlds.Cube(1);

    [Fact]
    public void Choose_LonePeakWithinTheNoise_PrefersThePlateau()
    {
        ImmutableArray<PlateauTrial> trials = [At(0.1, 10.2), At(0.12, 1), At(0.08, 1), At(0.14, 1), At(0.6, 10), At(0.62, 9.9), At(0.58, 9.9), At(0.64, 9.8)];
        var chosen = Plateau.Choose(_line, trials).ShouldNotBeNull();
        trials[chosen].Score.ShouldBe(10);
    }

    [Fact]
    public void Choose_PeakBeyondTheNoise_KeepsThePeak()
    {
        ImmutableArray<PlateauTrial> trials = [At(0.1, 30), At(0.12, 1), At(0.08, 1), At(0.14, 1), At(0.6, 10), At(0.62, 9.9), At(0.58, 9.9), At(0.64, 9.8)];
        trials[Plateau.Choose(_line, trials).ShouldNotBeNull()].Score.ShouldBe(30);
    }

    [Fact]
    public void Choose_PermutedOrShifted_ChoosesTheSamePoint()
    {
        ImmutableArray<PlateauTrial> trials = [.. Enumerable.Range(0, 25).Select(i => At(i * 37 % 25 / 25.0, i % 7))];
        var chosen = trials[Plateau.Choose(_line, trials).ShouldNotBeNull()].Point;
        ImmutableArray<PlateauTrial> turned = [.. trials.Reverse()];
        turned[Plateau.Choose(_line, turned).ShouldNotBeNull()].Point.ShouldBe(chosen);
        ImmutableArray<PlateauTrial> raised = [.. trials.Select(trial => trial with { Score = trial.Score + 4096 })];
        raised[Plateau.Choose(_line, raised).ShouldNotBeNull()].Point.ShouldBe(chosen);
    }

    [Fact]
    public void Scores_ThreeTrialsFarApart_WidenToTheNeighbours()
    {
        ImmutableArray<PlateauTrial> trials = [At(0, 3), At(0.5, 0), At(1, 0)];
        var scores = Plateau.Scores(_line, trials);

        // Width = distance to the farthest of the two others: weights 1, exp(-1/8), exp(-1/2).
        scores[0].ShouldBe(3 / (1 + Math.Exp(-0.125) + Math.Exp(-0.5)), 1e-12);
    }

    [Fact]
    public void PairedStandardError_KnownDifferences_GivesTheirStandardError()
    {
        Plateau.PairedStandardError([1, 2, 3, 4], [0, 2, 2, 4]).ShouldBe(Math.Sqrt(1.0 / 3 / 4), 1e-12);
        Plateau.PairedStandardError([], []).ShouldBe(0);
        Should.Throw<ArgumentException>(() => Plateau.PairedStandardError([1], []));
    }

    [Fact]
    public void Choose_NoTrials_ChoosesNone() => Plateau.Choose(_line, []).ShouldBeNull();

    // Parts alternate by 3 in opposite phase for odd places, so that differences have a standard error of about 1.
    private static PlateauTrial At(double x, double score) => new(
        _line.Decode([x]),
        score,
        [.. Enumerable.Range(0, 40).Select(i => score + ((i + (int)(x * 10)) % 2 * 6) - 3)]);
}
