using System.Collections.Immutable;
using Tuning.Analysis;
using Tuning.Spaces;

namespace Tuning.Tests.Analysis;

public sealed class PlateauTests
{
    private static readonly Space _line = AnalysisWorlds.Cube(1);
    private static readonly double[] _aroundLow = [.09, .11, .12];
    private static readonly double[] _aroundHigh = [.79, .81, .82];

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
    public void Scores_ManyTrialsAround_AreWeighedByAKernelOfTheWidthThatSpacesHave()
    {
        // A grid five hundredths apart: the third neighbour lies within .06 times the root of 2.
        var plane = AnalysisWorlds.Cube(2);
        ImmutableArray<PlateauTrial> trials =
            [.. Enumerable.Range(0, 25).Select(i => new PlateauTrial(plane.Decode([.3 + (i % 5 * .05), .3 + (i / 5 * .05)]), i * 37 % 25, []))];
        var places = trials.Select(trial => plane.Encode(trial.Point)).ToArray();

        var scores = Plateau.Scores(plane, trials);

        for (var i = 0; i < trials.Length; i++)
        {
            double[] weights = [.. places.Select(place => Math.Exp(-(Math.Pow(place[0] - places[i][0], 2) + Math.Pow(place[1] - places[i][1], 2)) / (2 * .06 * .06 * 2)))];
            scores[i].ShouldBe(weights.Zip(trials, (weight, trial) => weight * trial.Score).Sum() / weights.Sum(), 1e-9);
        }
    }

    [Fact]
    public void Scores_TrialsFarApart_ReachTheThirdNeighbour()
    {
        double[] places = [0, .1, .3, .6, 1];

        var scores = Plateau.Scores(_line, [.. places.Select((place, i) => At(place, i == 0 ? 1 : 0))]);

        scores[0].ShouldBe(1 / places.Sum(place => Math.Exp(-place * place / (2 * .6 * .6))), 1e-9);
    }

    [Theory]
    [InlineData(.577, 1)]
    [InlineData(.578, 0)]
    public void Choose_AScoreBelowTheBest_CountsWithinOnePairedStandardError(double below, int chosen)
    {
        // The differences of the hours are below the best by 1 and -1 in turn: a standard error of root 1/3. What both share says nothing.
        double[] shared = [50, -50, -50, 50];
        ImmutableArray<double> Parts(double score, double swing) => [.. shared.Select((hour, i) => score + hour + (i % 2 == 0 ? swing : -swing))];
        ImmutableArray<PlateauTrial> trials =
        [
            new(_line.Decode([.1]), 10, Parts(10, 0)), new(_line.Decode([.8]), 10 - below, Parts(10 - below, 1)),
            .. _aroundLow.Select(place => new PlateauTrial(_line.Decode([place]), 1, Parts(1, 0))),
            .. _aroundHigh.Select(place => new PlateauTrial(_line.Decode([place]), 9, Parts(9, 0))),
        ];

        Plateau.Choose(_line, trials).ShouldBe(chosen);
    }

    [Fact]
    public void Choose_EqualPlateaus_TakesTheSmallerHashWhateverTheOrder()
    {
        for (var i = 1; i < 20; i++)
        {
            ImmutableArray<PlateauTrial> pair = [At(i / 50.0, 7), At(1 - (i / 50.0), 7)];
            var smaller = pair.MinBy(trial => trial.Point.Hash, StringComparer.Ordinal)!.Point;

            pair[Plateau.Choose(_line, pair)!.Value].Point.ShouldBe(smaller);
            pair[1 - Plateau.Choose(_line, [pair[1], pair[0]])!.Value].Point.ShouldBe(smaller);
        }
    }

    [Fact]
    public void Choose_EqualBests_HoldsTheOthersAgainstTheSmallerHashWhateverTheOrder()
    {
        // Against one of the two best a third, on a plateau, is within the noise, and against the other it is not.
        for (var i = 1; i < 20; i++)
        {
            ImmutableArray<PlateauTrial> trials =
            [
                new(_line.Decode([i / 100.0]), 10, [10, 10]), new(_line.Decode([.4 + (i / 100.0)]), 10, [12, 8]),
                new(_line.Decode([.8]), 9.5, [9.5, 9.5]), new(_line.Decode([.81]), 9.4, [9.4, 9.4]), new(_line.Decode([.79]), 9.4, [9.4, 9.4]), new(_line.Decode([.82]), 9.4, [9.4, 9.4]),
                .. new[] { -.005, .005, .008 }.SelectMany(off => new[] { i / 100.0, .4 + (i / 100.0) }.Select(place => new PlateauTrial(_line.Decode([place + off]), 0, [0, 0]))),
            ];
            ImmutableArray<PlateauTrial> turned = [.. trials.Reverse()];

            turned[Plateau.Choose(_line, turned)!.Value].Point.ShouldBe(trials[Plateau.Choose(_line, trials)!.Value].Point);
        }
    }

    [Fact]
    public void Choose_AHugeConstantInAllScores_ChoosesTheSamePoint()
    {
        const double Huge = 1L << 40;
        for (var seed = 0; seed < 40; seed++)
        {
            // Plateaus that differ by less than a number as large can show.
            ImmutableArray<PlateauTrial> trials = [.. Enumerable.Range(0, 25).Select(i => At(i / 25.0, ((i * (seed + 2) * 37 % 25) + (i % 3)) / 4096.0))];
            ImmutableArray<PlateauTrial> raised = [.. trials.Select(trial => trial with { Score = trial.Score + Huge, Parts = [.. trial.Parts.Select(part => part + Huge)] })];

            Plateau.Choose(_line, raised).ShouldBe(Plateau.Choose(_line, trials));
        }
    }

    [Fact]
    public void Scores_PermutedTrials_AreTheSameToTheLastBit()
    {
        ImmutableArray<PlateauTrial> trials = [.. Enumerable.Range(0, 40).Select(i => At(i / 40.0, Math.Sin(i * 1.7)))];

        Plateau.Scores(_line, [.. trials.Reverse()]).ShouldBe(Plateau.Scores(_line, trials).Reverse());
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
