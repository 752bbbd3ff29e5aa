using System.Collections.Immutable;

namespace Tuning.Spaces;

/// <summary>What may be searched: a name, the values it may take, and when it is active at all.</summary>
/// <param name="Name">The name, unique in its space.</param>
public abstract record Parameter(string Name)
{
    /// <summary>The conditions that must all hold for the parameter to be active; none by default.</summary>
    public ImmutableArray<Condition> When { get; init; } = [];

    /// <summary>A real number between two bounds, both included.</summary>
    /// <param name="Name">The name, unique in its space.</param>
    /// <param name="Low">The lower bound, finite.</param>
    /// <param name="High">The upper bound, finite and not below the lower.</param>
    /// <param name="Step">The distance of the values from the lower bound on (the upper bound is always a value), above 0; absent: any number.</param>
    /// <param name="Log">Whether distances are those of the logarithm; the lower bound is then above 0.</param>
    public sealed record Real(string Name, double Low, double High, double? Step = null, bool Log = false) : Parameter(Name);

    /// <summary>A whole number between two bounds, both included.</summary>
    /// <param name="Name">The name, unique in its space.</param>
    /// <param name="Low">The lower bound, at most 2^52 in size.</param>
    /// <param name="High">The upper bound, at most 2^52 in size and not below the lower.</param>
    /// <param name="Step">The distance of the values from the lower bound on (the upper bound is always a value), at least 1.</param>
    /// <param name="Log">Whether distances are those of the logarithm; the lower bound is then at least 1.</param>
    public sealed record Whole(string Name, long Low, long High, long Step = 1, bool Log = false) : Parameter(Name);

    /// <summary>One of some values.</summary>
    /// <param name="Name">The name, unique in its space.</param>
    /// <param name="Values">The values, at least one and all different.</param>
    /// <param name="Ordered">Whether neighbours in the list are alike (an ordinal list); otherwise all values are equally far apart.</param>
    public sealed record Categorical(string Name, ImmutableArray<ParameterValue> Values, bool Ordered = false) : Parameter(Name);
}
