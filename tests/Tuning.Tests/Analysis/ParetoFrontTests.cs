using System.Collections.Immutable;
using Tuning.Analysis;
using Tuning.Numerics;

namespace Tuning.Tests.Analysis;

public sealed class ParetoFrontTests
{
    [Fact]
    public void Of_DominatedAndEqualVectors_KeepsTheRest() =>
        ParetoFront.Of([[1, 5], [2, 2], [3, 3], [2, 2], [5, 1]]).ShouldBe([0, 1, 3, 4]);

    [Fact]
    public void Hypervolume_TwoObjectives_GivesTheArea() =>
        ParetoFront.Hypervolume([[1, 3], [2, 2], [3, 1], [9, 0]], [4, 4]).ShouldBe(6, 1e-12);

    [Fact]
    public void Hypervolume_ThreeObjectives_AgreesWithCounting()
    {
        var random = new RandomSequence(new CounterRandom(1, 1));
        ImmutableArray<ImmutableArray<double>> vectors =
        [
            .. Enumerable.Range(0, 12).Select(_ => Enumerable.Range(0, 3).Select(_ => (double)random.NextBelow(8)).ToImmutableArray()),
        ];
        var cells = 0;
        for (var cell = 0; cell < 512; cell++)
        {
            double[] corner = [cell / 64, cell / 8 % 8, cell % 8];
            cells += vectors.Any(vector => vector.Zip(corner).All(pair => pair.First <= pair.Second)) ? 1 : 0;
        }

        ParetoFront.Hypervolume(vectors, [8, 8, 8]).ShouldBe(cells, 1e-9);
    }

    [Fact]
    public void Hypervolume_Nothing_IsZero() => ParetoFront.Hypervolume([], [1, 1]).ShouldBe(0);
}
