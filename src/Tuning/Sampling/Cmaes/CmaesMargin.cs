using System.Collections.Immutable;
using Tuning.Numerics;
using Tuning.Spaces;

namespace Tuning.Sampling.Cmaes;

/// <summary>
/// The margin of Hamano et al. (2022): on a finite axis mean and spread are corrected so that other values than the most
/// probable one keep a least probability, and the search does not fix an integer too early.
/// </summary>
/// <param name="axes">The axes.</param>
/// <param name="probability">The least probability, between 0 and .5; 0 switches the margin off.</param>
internal sealed class CmaesMargin(ImmutableArray<Axis> axes, double probability)
{
    /// <summary>Corrects a distribution.</summary>
    /// <param name="state">The distribution.</param>
    public void Apply(CmaesState state)
    {
        for (var i = 0; probability > 0 && i < axes.Length; i++)
        {
            if (axes[i].Count is > 1 and var count && state.Deviation(i) is > 0 and var deviation)
            {
                var index = axes[i].IndexAt(state.Mean[i]);
                var cell = axes[i].CellOf(index);
                if (index == 0 || index == count - 1)
                {
                    KeepNear(state, i, index == 0 ? cell.High : cell.Low, deviation);
                }
                else
                {
                    Widen(state, i, cell, deviation);
                }
            }
        }
    }

    // In the first or the last cell: the mean stays so near to the one border that the margin lies beyond it.
    private void KeepNear(CmaesState state, int axis, double border, double deviation)
    {
        var farthest = -deviation * NormalDistribution.Quantile(probability);
        state.Mean[axis] = border + Math.Clamp(state.Mean[axis] - border, -farthest, farthest);
    }

    private void Widen(CmaesState state, int axis, (double Low, double High) cell, double deviation)
    {
        var below = NormalDistribution.Cdf((cell.Low - state.Mean[axis]) / deviation);
        var above = NormalDistribution.Survival((cell.High - state.Mean[axis]) / deviation);
        var inside = Math.Max(1 - below - above, 0);
        var least = probability / 2;
        var (wantedBelow, wantedAbove) = (Math.Max(least, below), Math.Max(least, above));
        var excess = (1 - wantedBelow - wantedAbove - inside) / (wantedBelow + wantedAbove + inside - (3 * least));
        wantedBelow += excess * (wantedBelow - least);
        wantedAbove += excess * (wantedAbove - least);
        var lowQuantile = -NormalDistribution.Quantile(Math.Clamp(wantedBelow, least, 0.4999));
        var highQuantile = -NormalDistribution.Quantile(Math.Clamp(wantedAbove, least, 0.4999));
        if (below >= least && above >= least)
        {
            return;
        }

        state.Scale[axis] *= (cell.High - cell.Low) / (lowQuantile + highQuantile) / deviation;
        state.Mean[axis] = ((cell.Low * highQuantile) + (cell.High * lowQuantile)) / (lowQuantile + highQuantile);
    }
}
