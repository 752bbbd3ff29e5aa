namespace Tuning.Numerics;

/// <summary>The standard normal distribution, by <see cref="Elementary"/> and <see cref="ErrorFunction"/>: the same bits everywhere.</summary>
public static class NormalDistribution
{
    private const double SquareRootOfHalf = 0.7071067811865476;
    private const double LogSquareRootOfTwoPi = 0.91893853320467274178;
    private const double OverSquareRootOfTwoPi = 0.3989422804014327;

    private static ReadOnlySpan<double> CentreNumerator =>
    [
        2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
        13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.3871328727963666080,
    ];

    private static ReadOnlySpan<double> CentreDenominator =>
    [
        5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867,
        5394.1960214247511077, 687.18700749205790830, 42.313330701600911252, 1,
    ];

    private static ReadOnlySpan<double> FlankNumerator =>
    [
        7.74545014278341407640e-4, .0227238449892691845833, .241780725177450611770, 1.27045825245236838258,
        3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734,
    ];

    private static ReadOnlySpan<double> FlankDenominator =>
    [
        1.05075007164441684324e-9, 5.47593808499534494600e-4, .0151986665636164571966, .148103976427480074590,
        .689767334985100004550, 1.67638483018380384940, 2.05319162663775882187, 1,
    ];

    private static ReadOnlySpan<double> TailNumerator =>
    [
        2.01033439929228813265e-7, 2.71155556874348757815e-5, .00124266094738807843860, .0265321895265761230930,
        .296560571828504891230, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720,
    ];

    private static ReadOnlySpan<double> TailDenominator =>
    [
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
        .0148753612908506148525, .136929880922735805310, .599832206555887937690, 1,
    ];

    /// <summary>The density at z.</summary>
    /// <param name="z">A number of standard deviations.</param>
    public static double Density(double z) => OverSquareRootOfTwoPi * Elementary.Exp(-0.5 * z * z);

    /// <summary>The natural logarithm of the density at z.</summary>
    /// <param name="z">A number of standard deviations.</param>
    public static double LogDensity(double z) => (-0.5 * z * z) - LogSquareRootOfTwoPi;

    /// <summary>The probability of a value of at most z, with full relative accuracy in the lower tail.</summary>
    /// <param name="z">A number of standard deviations.</param>
    public static double Cdf(double z) => 0.5 * ErrorFunction.Erfc(-z * SquareRootOfHalf);

    /// <summary>The probability of a value above z, with full relative accuracy in the upper tail.</summary>
    /// <param name="z">A number of standard deviations.</param>
    public static double Survival(double z) => 0.5 * ErrorFunction.Erfc(z * SquareRootOfHalf);

    /// <summary>The natural logarithm of <see cref="Cdf"/>, finite for every finite z whose square is finite.</summary>
    /// <param name="z">A number of standard deviations.</param>
    public static double LogCdf(double z) => z switch
    {
        > 5 => Elementary.LogOnePlus(-Survival(z)),
        > -1 => Elementary.Log(Cdf(z)),
        _ => (-0.5 * z * z) + Elementary.Log(0.5 * ErrorFunction.ScaledErfc(-z * SquareRootOfHalf)),
    };

    /// <summary>
    /// The value below which a share p of the distribution lies (Wichura 1988, algorithm AS 241, PPND16: relative error
    /// about 1e-16); negative infinity at 0, infinity at 1, NaN outside [0, 1].
    /// </summary>
    /// <param name="p">A probability in [0, 1].</param>
    public static double Quantile(double p)
    {
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var centre = 0.180625 - (q * q);
            return q * Polynomial(CentreNumerator, centre) / Polynomial(CentreDenominator, centre);
        }

        var share = q < 0 ? p : 1 - p;
        if (!(share > 0))
        {
            return share == 0 ? q / 0.0 : double.NaN;
        }

        var r = Math.Sqrt(-Elementary.Log(share));
        var size = r <= 5
            ? Polynomial(FlankNumerator, r - 1.6) / Polynomial(FlankDenominator, r - 1.6)
            : Polynomial(TailNumerator, r - 5) / Polynomial(TailDenominator, r - 5);
        return q < 0 ? -size : size;
    }

    private static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        var sum = coefficients[0];
        for (var i = 1; i < coefficients.Length; i++)
        {
            sum = (sum * x) + coefficients[i];
        }

        return sum;
    }
}
