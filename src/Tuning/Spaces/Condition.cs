using System.Collections.Immutable;

namespace Tuning.Spaces;

/// <summary>A parameter is active only while another one has one of some values.</summary>
/// <param name="Parent">The name of the other parameter, searched or fixed.</param>
/// <param name="Allowed">The values of the other parameter that make this one active, at least one.</param>
public sealed record Condition(string Parent, ImmutableArray<ParameterValue> Allowed)
{
    /// <summary>Whether both conditions name the same parent and the same values in the same order.</summary>
    /// <param name="other">The other condition.</param>
    public bool Equals(Condition? other) =>
        other is not null && string.Equals(Parent, other.Parent, StringComparison.Ordinal)
        && Allowed.SequenceEqual(other.Allowed);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Parent, Allowed.Length);
}
