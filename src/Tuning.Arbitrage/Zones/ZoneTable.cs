using System.Collections.Immutable;

namespace Tuning.Arbitrage.Zones;

/// <summary>The zones [b_k, b_k+1) of the edge and the share of the notional that each takes. Immutable.</summary>
public sealed class ZoneTable
{
    private readonly ImmutableArray<double> _boundariesBps;
    private readonly ImmutableArray<double> _shares;

    private ZoneTable(ImmutableArray<double> boundariesBps, ImmutableArray<double> shares)
    {
        _boundariesBps = boundariesBps;
        _shares = shares;
    }

    /// <summary>The number of zones.</summary>
    public int Count => _shares.Length;

    /// <summary>The edge from which on it lies in a zone, in bps.</summary>
    public double LowestBps => _boundariesBps[0];

    /// <summary>The edge from which on it lies above every zone, in bps.</summary>
    public double TopBps => _boundariesBps[_shares.Length];

    /// <summary>
    /// The table of a profile and boundaries: the usual boundaries where only a profile is given, equal weights where
    /// only boundaries are.
    /// </summary>
    /// <param name="boundariesBps">Increasing boundaries in bps, or null.</param>
    /// <param name="profile">The weights, or null.</param>
    /// <returns>The table, or null when neither is given: every edge then takes the whole notional.</returns>
    public static ZoneTable? From(ImmutableArray<double>? boundariesBps, ZoneProfile? profile)
    {
        if (boundariesBps is null && profile is null)
        {
            return null;
        }

        var boundaries = boundariesBps ?? ZoneProfile.UsualBoundariesBps;
        var weights = (profile ?? ZoneProfile.Uniform(boundaries.Length - 1)).Weights;
        var largest = weights.Max();
        return new ZoneTable(boundaries, [.. weights.Select(weight => weight / largest)]);
    }

    /// <summary>The zone of an edge.</summary>
    /// <param name="edgeBps">The edge, centred if entries are, in bps.</param>
    /// <returns>The zone from 0, or -1 for an edge outside all of them.</returns>
    public int ZoneOf(double edgeBps)
    {
        for (var zone = _shares.Length - 1; zone >= 0; zone--)
        {
            if (edgeBps >= _boundariesBps[zone])
            {
                return edgeBps < _boundariesBps[zone + 1] ? zone : -1;
            }
        }

        return -1;
    }

    /// <summary>The share of the notional that a zone takes, 0 to 1; the zone with the largest weight takes all of it.</summary>
    /// <param name="zone">The zone, from 0.</param>
    public double ShareOf(int zone) => _shares[zone];
}
