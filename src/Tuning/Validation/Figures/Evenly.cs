using System.Collections.Immutable;

namespace Tuning.Validation.Figures;

/// <summary>Takes some of many, evenly.</summary>
internal static class Evenly
{
    /// <summary>At most so many of the items, evenly by their places, the first one among them.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="most">How many at most, 0 or more.</param>
    public static ImmutableArray<T> Of<T>(IReadOnlyList<T> items, int most)
    {
        var count = Math.Min(most, items.Count);
        return [.. Enumerable.Range(0, count).Select(i => items[(int)((long)i * items.Count / count)])];
    }
}
