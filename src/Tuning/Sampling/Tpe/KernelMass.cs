using System.Runtime.InteropServices;
using Tuning.Numerics;

namespace Tuning.Sampling.Tpe;

/// <summary>What a normal kernel loses at the bounds 0 and 1.</summary>
/// <param name="Centre">The kernel's centre.</param>
/// <param name="Bandwidth">The kernel's standard deviation.</param>
/// <param name="Low">The probability below 0.</param>
/// <param name="Share">The probability between 0 and 1.</param>
/// <param name="LogPeak">The logarithm of the bandwidth times that probability: minus the log density at the centre, up to a constant.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct KernelMass(double Centre, double Bandwidth, double Low, double Share, double LogPeak)
{
    /// <summary>The mass of a kernel.</summary>
    public static KernelMass Of(double centre, double bandwidth)
    {
        var low = NormalDistribution.Cdf(-centre / bandwidth);
        var share = 1 - low - NormalDistribution.Survival((1 - centre) / bandwidth);
        return new(centre, bandwidth, low, share, Elementary.Log(bandwidth * share));
    }
}
