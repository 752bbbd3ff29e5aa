using System.Collections.Immutable;

namespace Tuning.Arbitrage.Zones;

/// <summary>Weights of the zones of the edge: how a strategy redistributes its notional. Immutable.</summary>
/// <param name="Weights">Weight of each zone, at least 0, one of them above 0; shape [number of boundaries - 1].</param>
public sealed record ZoneProfile(ImmutableArray<double> Weights)
{
    /// <summary>The boundaries, in bps, of a profile that comes without its own.</summary>
    public static ImmutableArray<double> UsualBoundariesBps { get; } = [5, 7, 12, 20, 30];

    /// <summary>The profiles that have a name.</summary>
    public static ImmutableSortedDictionary<string, ZoneProfile> Named { get; } =
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new KeyValuePair<string, ZoneProfile>[]
        {
            new("strict_uniform", new([1, 1, 1, 1])),
            new("advisory_z2_focus", new([.5, 3, 1.5, .5])),
            new("z23_focus", new([.3, 2.8, 2.2, .3])),
            new("z2_balanced", new([.7, 2.5, 2, .8])),
            new("z2_conservative", new([1, 2, 1.8, 1])),
        });

    /// <summary>Equal weights, for boundaries that come without a profile.</summary>
    /// <param name="zones">The number of zones, at least 1.</param>
    public static ZoneProfile Uniform(int zones) => new([.. Enumerable.Repeat(1.0, zones)]);

    /// <summary>Whether both weigh every zone alike.</summary>
    /// <param name="other">The profile to compare with.</param>
    public bool Equals(ZoneProfile? other) => other is not null && Weights.SequenceEqual(other.Weights);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Weights.Aggregate(Weights.Length, (hash, weight) => HashCode.Combine(hash, weight));
}
