using Tuning.Sampling.Gp;

namespace Tuning.Tests.Sampling.Gp;

public sealed class LbfgsTests
{
    [Fact]
    public void Minimize_Rosenbrock_ReachesTheMinimum()
    {
        double[] point = [-1.2, 1];
        var value = new Lbfgs([-5, -5], [5, 5], 8, 200, 1e-15).Minimize(Rosenbrock, point);
        value.ShouldBeLessThan(1e-8);
        point[0].ShouldBe(1, 1e-3);
        point[1].ShouldBe(1, 1e-3);
    }

    [Fact]
    public void Minimize_MinimumOutsideTheBox_StopsAtTheConstrainedMinimum()
    {
        double[] point = [-1.2, 0.3];
        new Lbfgs([-5, -5], [0.5, 5], 8, 200, 1e-15).Minimize(Rosenbrock, point);
        point[0].ShouldBe(0.5, 1e-6);
        point[1].ShouldBe(0.25, 1e-4);
    }

    [Fact]
    public void Minimize_ValueNotFinite_LeavesThePointAlone()
    {
        double[] point = [0.5];
        new Lbfgs([0], [1], 8, 20, 1e-9).Minimize((_, _) => double.NaN, point).ShouldBe(double.NaN);
        point[0].ShouldBe(0.5);
    }

    private static double Rosenbrock(ReadOnlySpan<double> x, Span<double> gradient)
    {
        var inner = x[1] - (x[0] * x[0]);
        gradient[0] = (-400 * x[0] * inner) - (2 * (1 - x[0]));
        gradient[1] = 200 * inner;
        return (100 * inner * inner) + ((1 - x[0]) * (1 - x[0]));
    }
}
