using System.Runtime.InteropServices;

namespace Tuning.Arbitrage.Markets.Truth;

/// <summary>
/// The rule that enters an Ornstein-Uhlenbeck spread at |x| of a or more and leaves it at b, sign-normalised: what it earns
/// on average, in closed form (first-passage times after Bertram 2010, both sides). Lengths are in stationary standard
/// deviations, times in units of 1/k.
/// </summary>
/// <param name="Entry">a, above the exit.</param>
/// <param name="Exit">b; the best one is -a.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ThresholdRule(double Entry, double Exit)
{
    private const double HalfPi = 1.5707963267948966;
    private const double SquareRootOfHalf = 0.7071067811865476;
    private const double FarthestEntry = 12;
    private const double GoldenShare = 0.6180339887498949;
    private const int Narrowings = 80;

    /// <summary>
    /// How far a threshold moves outwards when the spread is seen in steps: .5826 times the standard deviation of a step
    /// (Broadie, Glasserman and Kou 1997), sqrt(2 k dt) in these units.
    /// </summary>
    /// <param name="reversionPerStep">k times the step.</param>
    public static double StepShift(double reversionPerStep) => 0.5826 * Math.Sqrt(2 * reversionPerStep);

    /// <summary>The mean time from one entry to the next.</summary>
    public double MeanCycle => HalfPi * (ImaginaryError.Erfi(Entry * SquareRootOfHalf) - ImaginaryError.Erfi(Exit * SquareRootOfHalf));

    /// <summary>What is earned per unit of time: (a - b - c) / [(pi/2)(erfi(a/sqrt 2) - erfi(b/sqrt 2))].</summary>
    /// <param name="cost">Cost c of a round trip.</param>
    public double Rate(double cost) => (Entry - Exit - cost) / MeanCycle;

    /// <summary>
    /// The rule that a row's flip makes of it: where the exit lies beyond the other side's entry, the spread stands at the exit
    /// when the other position is entered, so the rule enters there.
    /// </summary>
    public ThresholdRule Flipping => Exit < -Entry ? new ThresholdRule(-Exit, Exit) : this;

    /// <summary>The rule as it acts on a spread that is seen in steps.</summary>
    /// <param name="reversionPerStep">k times the step; 0 for a continuous spread.</param>
    public ThresholdRule Seen(double reversionPerStep)
    {
        var shift = StepShift(reversionPerStep);
        return new ThresholdRule(Entry + shift, Exit - shift);
    }

    /// <summary>The best rule of those that leave at a given exit.</summary>
    /// <param name="exit">b.</param>
    /// <param name="cost">Cost of a round trip, above 0.</param>
    public static ThresholdRule BestAt(double exit, double cost) =>
        Best(exit + cost, entry => new ThresholdRule(entry, exit), cost, gainSlope: 1);

    /// <summary>The best rule of all, which leaves where it enters the other side.</summary>
    /// <param name="cost">Cost of a round trip, above 0.</param>
    public static ThresholdRule Best(double cost) => Best(cost / 2, entry => new ThresholdRule(entry, -entry), cost, gainSlope: 2);

    // The rate has one hill above its zero; ever smaller sections around its top (Kiefer 1953) come near it, where
    // the rate is flat to the last digits; the sign of its exact slope finds the rest.
    private static ThresholdRule Best(double low, Func<double, ThresholdRule> rule, double cost, int gainSlope)
    {
        var high = Math.Max(FarthestEntry, low + FarthestEntry);
        for (var narrowing = 0; narrowing < Narrowings && high - low > 1e-4; narrowing++)
        {
            var width = GoldenShare * (high - low);
            (low, high) = rule(high - width).Rate(cost) < rule(low + width).Rate(cost) ? (high - width, high) : (low, low + width);
        }

        for (var halving = 0; halving < Narrowings; halving++)
        {
            var middle = 0.5 * (low + high);
            (low, high) = Rises(rule(middle), cost, gainSlope) ? (middle, high) : (low, middle);
        }

        return rule(0.5 * (low + high));
    }

    // The rate rises with the entry while gain'/gain is above cycle'/cycle; a rule that flips moves both thresholds at once.
    private static bool Rises(ThresholdRule rule, double cost, int gainSlope)
    {
        var cycleSlope = gainSlope * HalfPi * SquareRootOfHalf * ImaginaryError.Slope(rule.Entry * SquareRootOfHalf);
        return gainSlope * rule.MeanCycle > cycleSlope * (rule.Entry - rule.Exit - cost);
    }
}
