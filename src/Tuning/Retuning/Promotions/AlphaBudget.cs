namespace Tuning.Retuning.Promotions;

/// <summary>Spends a year's probability of mistaken replacements: what a paired test may take depends on what was taken before.</summary>
public static class AlphaBudget
{
    /// <summary>The length of the year that is looked back on.</summary>
    public static readonly TimeSpan Year = TimeSpan.FromDays(365);

    /// <summary>What the next test may spend: its even share of the year, or what is left of it; never below 0.</summary>
    /// <param name="yearlyAlpha">What a year may spend.</param>
    /// <param name="runsAYear">Tests a year, from 1.</param>
    /// <param name="spent">What the last 365 days spent.</param>
    public static double Next(double yearlyAlpha, int runsAYear, double spent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runsAYear, 1);
        var share = yearlyAlpha / runsAYear;
        // A rest smaller than rounding is none.
        var left = yearlyAlpha - spent;
        return Math.Max(0, Math.Min(share, left > share * 1e-9 ? left : 0));
    }
}
