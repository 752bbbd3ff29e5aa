using Tuning.Sampling.Gp;

namespace Tuning.Tests.Sampling.Gp;

public sealed class MaternTests
{
    [Fact]
    public void Correlate_AnyDistanceAtAnyPosition_AgreesWithTheFormula()
    {
        double[] squares = [0, 1e-300, 1e-9, 0.01, 0.3, 1, 2.5, 40, 900, 1e4, 1e9];
        for (var length = 1; length <= squares.Length; length++)
        {
            double[] values = [.. squares.AsSpan(0, length)];
            double[] again = [.. values];
            var slopes = new double[length];
            Matern.Correlate(values, slopes);
            Matern.Correlate(again);
            again.ShouldBe(values);
            for (var i = 0; i < length; i++)
            {
                var a = Math.Sqrt(5 * squares[i]);
                values[i].ShouldBe((1 + a + (a * a / 3)) * Math.Exp(-a), 1e-14);
                slopes[i].ShouldBe(-5.0 / 6 * (1 + a) * Math.Exp(-a), 1e-14);
            }
        }
    }
}
