namespace Tuning.Cli.SearchBench;

/// <summary>Hartmann's function of six dimensions.</summary>
internal static class Hartmann
{
    private static readonly double[] _heights = [1, 1.2, 3, 3.2];

    private static readonly double[][] _widths =
    [
        [10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14],
    ];

    private static readonly double[][] _centres =
    [
        [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886], [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
        [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650], [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
    ];

    /// <summary>The value at a point of the unit cube.</summary>
    public static double Evaluate(double[] x)
    {
        var sum = 0.0;
        for (var k = 0; k < _heights.Length; k++)
        {
            var exponent = 0.0;
            for (var j = 0; j < x.Length; j++)
            {
                var difference = x[j] - _centres[k][j];
                exponent += _widths[k][j] * difference * difference;
            }

            sum -= _heights[k] * Math.Exp(-exponent);
        }

        return sum;
    }
}
