namespace Tuning.Arbitrage.Markets.Truth;

/// <summary>
/// The one-sided rule of Bertram (2010) on dX = -mu X dt + sigma dW: buy at a, sell at m, and wait for a again.
/// </summary>
/// <param name="Mu">Mean reversion, per unit of time, above 0.</param>
/// <param name="Sigma">Volatility, per square root of the unit of time, above 0.</param>
/// <param name="Cost">Cost of a round trip, above 0.</param>
public sealed record OneSidedRule(double Mu, double Sigma, double Cost)
{
    private const double Pi = 3.141592653589793;
    private const int Halvings = 200;

    private double Scale => Math.Sqrt(Mu) / Sigma;

    /// <summary>The mean time of a cycle, pi/mu times (erfi(m sqrt(mu)/sigma) - erfi(a sqrt(mu)/sigma)).</summary>
    /// <param name="entry">a.</param>
    /// <param name="exit">m, above a.</param>
    public double MeanCycle(double entry, double exit) =>
        Pi / Mu * (ImaginaryError.Erfi(exit * Scale) - ImaginaryError.Erfi(entry * Scale));

    /// <summary>What is earned per unit of time.</summary>
    /// <param name="entry">a.</param>
    /// <param name="exit">m, above a.</param>
    public double Rate(double entry, double exit) => (exit - entry - Cost) / MeanCycle(entry, exit);

    /// <summary>The best exit m; the best entry is -m.</summary>
    public double BestExit()
    {
        // Where the rate is best, gain and cycle grow at the same relative speed: 2/(2m - c) = cycle'(m)/cycle(m).
        var low = Cost / 2;
        var high = low + (6 / Scale);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = 0.5 * (low + high);
            var cycleSlope = Pi / Mu * 2 * Scale * ImaginaryError.Slope(middle * Scale);
            (low, high) = 2 * MeanCycle(-middle, middle) > cycleSlope * ((2 * middle) - Cost) ? (middle, high) : (low, middle);
        }

        return 0.5 * (low + high);
    }
}
