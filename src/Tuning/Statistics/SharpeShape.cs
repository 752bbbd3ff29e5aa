using System.Runtime.InteropServices;

namespace Tuning.Statistics;

/// <summary>A Sharpe ratio with what its precision depends on.</summary>
/// <param name="Ratio">Mean over standard deviation, per observation: never annualised.</param>
/// <param name="Skewness">Skewness of the returns; 0 for the normal distribution.</param>
/// <param name="Kurtosis">Raw kurtosis of the returns; 3 for the normal distribution.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SharpeShape(double Ratio, double Skewness = 0, double Kurtosis = 3)
{
    /// <summary>The variance of the estimated ratio times (T - 1) (Bailey and Lopez de Prado 2012): 1 - g3 SR + (g4 - 1)/4 SR^2.</summary>
    public double VarianceFactor => 1 - (Skewness * Ratio) + ((Kurtosis - 1) / 4 * Ratio * Ratio);
}
