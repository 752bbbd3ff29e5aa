using System.Buffers;
using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tuning.Spaces;

/// <summary>
/// A point: values by parameter name, in the ordinal order of the names. Immutable; equal points have equal texts and
/// equal hashes, however they were made.
/// </summary>
[JsonConverter(typeof(ParameterSetConverter))]
public sealed class ParameterSet : IReadOnlyCollection<KeyValuePair<string, ParameterValue>>, IEquatable<ParameterSet>
{
    private const int CanonicalLength = 24;

    private static readonly SearchValues<char> s_plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private readonly ImmutableArray<KeyValuePair<string, ParameterValue>> _values;
    private string? _canonical;
    private string? _hash;
    private int? _hashCode;

    /// <summary>Creates a point.</summary>
    /// <param name="values">The values by name, in any order.</param>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public ParameterSet(IEnumerable<KeyValuePair<string, ParameterValue>> values)
    {
        _values = [.. values.OrderBy(pair => pair.Key, StringComparer.Ordinal)];
        for (var i = 1; i < _values.Length; i++)
        {
            if (string.Equals(_values[i].Key, _values[i - 1].Key, StringComparison.Ordinal))
            {
                throw new ArgumentException($"The parameter {_values[i].Key} occurs twice.", nameof(values));
            }
        }
    }

    private ParameterSet(ImmutableArray<KeyValuePair<string, ParameterValue>> sorted) => _values = sorted;

    /// <summary>The point without a parameter.</summary>
    public static ParameterSet Empty { get; } = new([]);

    /// <summary>The number of values.</summary>
    public int Count => _values.Length;

    /// <summary>The point as one JSON object without spaces, names in ordinal order.</summary>
    public string Canonical => _canonical ??= WriteCanonical();

    /// <summary>SHA-256 of the UTF-8 bytes of <see cref="Canonical"/>, 64 lower-case hexadecimal digits.</summary>
    public string Hash => _hash ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical)));

    /// <summary>The value of a parameter.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="KeyNotFoundException">The point has no such parameter.</exception>
    public ParameterValue this[string name] =>
        TryGet(name, out var value) ? value : throw new KeyNotFoundException($"The point has no parameter {name}.");

    /// <summary>Looks a parameter up.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether the point has the parameter.</returns>
    public bool TryGet(string name, [MaybeNullWhen(false)] out ParameterValue value)
    {
        var low = 0;
        var high = _values.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(_values[middle].Key, name);
            if (order == 0)
            {
                value = _values[middle].Value;
                return true;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        value = null;
        return false;
    }

    /// <summary>Creates a point of values that are already in the ordinal order of their names, all different.</summary>
    internal static ParameterSet FromSorted(ImmutableArray<KeyValuePair<string, ParameterValue>> sorted) => new(sorted);

    /// <summary>Looks a parameter up, first where it stands in points without inactive parameters.</summary>
    internal bool TryGet(int slot, string name, [MaybeNullWhen(false)] out ParameterValue value)
    {
        if (slot < _values.Length && string.Equals(_values[slot].Key, name, StringComparison.Ordinal))
        {
            value = _values[slot].Value;
            return true;
        }

        return TryGet(name, out value);
    }

    /// <summary>The value of a numeric parameter, or nothing where it is absent or no number.</summary>
    /// <param name="name">The parameter's name.</param>
    public double? NumberOf(string name) =>
        TryGet(name, out var value) && value is ParameterValue.Number number ? number.Value : null;

    /// <summary>The same point with one value set.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its new value.</param>
    public ParameterSet With(string name, ParameterValue value) =>
        new(_values.Where(pair => !string.Equals(pair.Key, name, StringComparison.Ordinal)).Append(new(name, value)));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, ParameterValue>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, ParameterValue>>)_values).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ParameterSet? other) => other is not null && _values.SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParameterSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _hashCode ??= HashValues();

    /// <summary>The canonical text.</summary>
    public override string ToString() => Canonical;

    private int HashValues()
    {
        var hash = default(HashCode);
        foreach (var (_, value) in _values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    // Names are usually letters and digits, which JSON takes as they are.
    private static string Encoded(string name) =>
        name.AsSpan().ContainsAnyExcept(s_plain) ? JsonEncodedText.Encode(name).Value : name;

    private string WriteCanonical()
    {
        var text = new StringBuilder("{", CanonicalLength * (_values.Length + 1));
        foreach (var (name, value) in _values)
        {
            text.Append(text.Length > 1 ? ",\"" : "\"").Append(Encoded(name)).Append("\":").Append(value.Canonical);
        }

        return text.Append('}').ToString();
    }
}
