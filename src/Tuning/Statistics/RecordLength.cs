using Tuning.Numerics;

namespace Tuning.Statistics;

/// <summary>How much data a claim needs.</summary>
public static class RecordLength
{
    private const double UsualConfidence = .95;

    /// <summary>The minimum track record length (Bailey and Lopez de Prado 2012), in observations; null where the ratio is not above
    /// the benchmark, as no record is then long enough.</summary>
    /// <param name="shape">The ratio with its moments.</param>
    /// <param name="benchmark">SR*, per observation.</param>
    /// <param name="confidence">The probability to reach, .5 to 1; default .95.</param>
    public static double? MinimumObservations(SharpeShape shape, double benchmark = 0, double confidence = UsualConfidence)
    {
        var quantile = NormalDistribution.Quantile(confidence) / (shape.Ratio - benchmark);
        return shape.Ratio > benchmark ? 1 + (shape.VarianceFactor * quantile * quantile) : null;
    }

    /// <summary>The observations at which the best of N records of one length, none of merit, explains a ratio no more: where the deflated
    /// ratio with V = 1/(T - 1) reaches a confidence. That of one record is <see cref="MinimumObservations"/>; null unless the ratio is above 0 and its moments leave a variance.</summary>
    /// <param name="shape">The ratio with its moments.</param>
    /// <param name="records">N, 1 and up.</param>
    /// <param name="confidence">The probability to reach, .5 to 1; default .95.</param>
    public static double? MinimumObservationsOfBest(SharpeShape shape, double records, double confidence = UsualConfidence)
    {
        var root = ((NormalDistribution.Quantile(confidence) * Math.Sqrt(shape.VarianceFactor)) + ExpectedMaximum.OfNormals(records)) / shape.Ratio;
        return shape is { Ratio: > 0, VarianceFactor: > 0 } ? 1 + (root * root) : null;
    }

    /// <summary>The minimum backtest length: years within which the best of N worthless trials is expected to show a Sharpe ratio.</summary>
    /// <param name="trials">N, 1 and up.</param>
    /// <param name="annualSharpe">The annual ratio, above 0.</param>
    public static double MinimumYears(double trials, double annualSharpe)
    {
        var share = ExpectedMaximum.OfNormals(trials) / annualSharpe;
        return share * share;
    }

    /// <summary>The upper bound of <see cref="MinimumYears"/>: 2 ln N / SR^2.</summary>
    /// <param name="trials">N, 1 and up.</param>
    /// <param name="annualSharpe">The annual ratio, above 0.</param>
    public static double MinimumYearsBound(double trials, double annualSharpe) =>
        2 * Elementary.Log(trials) / (annualSharpe * annualSharpe);
}
