using Tuning.Numerics;
using Tuning.Sampling.Gp;

namespace Tuning.Tests.Sampling.Gp;

public sealed class CholeskyFactorTests
{
    [Fact]
    public void SolveAndInverse_RandomPositiveMatrix_MultiplyBackToTheIdentity()
    {
        const int Size = 23;
        var random = new RandomSequence(new CounterRandom(3, 2));
        var roots = Enumerable.Range(0, Size)
            .Select(_ => Enumerable.Range(0, Size).Select(_ => random.NextNormal()).ToArray()).ToArray();
        double Entry(int i, int j) => Lanes.Dot(roots[i], roots[j]) + (i == j ? 1 : 0);
        var factor = new CholeskyFactor();
        for (var i = 0; i < Size; i++)
        {
            factor.TryAppend([.. Enumerable.Range(0, i + 1).Select(j => Entry(i, j))]).ShouldBeTrue();
        }

        var right = Enumerable.Range(0, Size).Select(_ => random.NextNormal()).ToArray();
        double[] solution = [.. right];
        factor.SolveLower(solution);
        factor.SolveUpper(solution);
        var inverse = factor.Inverse();
        for (var i = 0; i < Size; i++)
        {
            Enumerable.Range(0, Size).Sum(j => Entry(i, j) * solution[j]).ShouldBe(right[i], 1e-8);
            Enumerable.Range(0, Size).Sum(j => inverse[Math.Max(i, j)][Math.Min(i, j)] * right[j])
                .ShouldBe(solution[i], 1e-8);
        }
    }

    [Fact]
    public void TryAppend_RowThatIsACombination_IsRefusedAndChangesNothing()
    {
        var factor = new CholeskyFactor();
        factor.TryAppend([4]).ShouldBeTrue();
        factor.TryAppend([4, 4]).ShouldBeFalse();
        factor.Count.ShouldBe(1);
    }
}
