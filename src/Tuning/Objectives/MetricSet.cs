using System.Collections;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Tuning.Objectives;

/// <summary>
/// The metrics of one trial, ordered by identifier (ordinal). Values are finite: what is undefined is absent.
/// Immutable and safe to share between threads.
/// </summary>
public sealed class MetricSet : IReadOnlyCollection<KeyValuePair<string, double>>, IEquatable<MetricSet>
{
    private readonly ImmutableArray<KeyValuePair<string, double>> _values;

    private MetricSet(ImmutableArray<KeyValuePair<string, double>> sorted) => _values = sorted;

    /// <summary>No metric at all: the trial that failed.</summary>
    public static MetricSet Empty { get; } = new([]);

    /// <summary>The number of metrics that are defined.</summary>
    public int Count => _values.Length;

    /// <summary>Collects metrics.</summary>
    /// <param name="values">Identifier and value of each defined metric.</param>
    /// <exception cref="ArgumentException">A value is not finite, or an identifier occurs twice.</exception>
    public static MetricSet From(IEnumerable<KeyValuePair<string, double>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        KeyValuePair<string, double>[] sorted = [.. values];
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Key, b.Key));
        for (var i = 0; i < sorted.Length; i++)
        {
            if (!double.IsFinite(sorted[i].Value))
            {
                throw new ArgumentException($"Metric {sorted[i].Key} is not finite; an undefined metric is left out.", nameof(values));
            }

            if (i > 0 && string.Equals(sorted[i].Key, sorted[i - 1].Key, StringComparison.Ordinal))
            {
                throw new ArgumentException($"Metric {sorted[i].Key} occurs twice.", nameof(values));
            }
        }

        return new MetricSet(ImmutableCollectionsMarshal.AsImmutableArray(sorted));
    }

    /// <summary>Collects metrics of which some are undefined.</summary>
    /// <param name="values">Identifier and value of each metric; null where it is undefined.</param>
    /// <exception cref="ArgumentException">A value is not finite, or an identifier occurs twice.</exception>
    public static MetricSet FromDefined(IEnumerable<KeyValuePair<string, double?>> values) =>
        From(values.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!.Value)));

    /// <summary>The value of a metric.</summary>
    /// <param name="id">The metric's identifier.</param>
    /// <returns>The value in the metric's unit, or null when it is undefined.</returns>
    public double? Find(string id)
    {
        foreach (var (name, value) in _values)
        {
            if (string.Equals(name, id, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, double>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, double>>)_values).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether both hold the same metrics with the same bits, apart from the sign of zero.</summary>
    /// <param name="other">The set to compare with.</param>
    public bool Equals(MetricSet? other) => other is not null && _values.SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MetricSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _values.Aggregate(Count, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));
}
