using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tuning.Spaces;

/// <summary>The value of a parameter: a number, a text, a flag or a list of values. Equal values have equal canonical texts.</summary>
[JsonConverter(typeof(ParameterValueConverter))]
public abstract record ParameterValue
{
    private ParameterValue()
    {
    }

    /// <summary>The value as JSON without spaces: numbers in the shortest text that reads back to the same bits.</summary>
    public abstract string Canonical { get; }

    /// <summary>The value of a number.</summary>
    /// <param name="value">A finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or not a number.</exception>
    public static implicit operator ParameterValue(double value) => new Number(value);

    /// <summary>The value of a text.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator ParameterValue(string value) => new Text(value);

    /// <summary>The value of a flag.</summary>
    /// <param name="value">The flag.</param>
    public static implicit operator ParameterValue(bool value) => new Flag(value);

    /// <summary>The canonical text.</summary>
    public sealed override string ToString() => Canonical;

    /// <summary>A finite number; an integer is the same value with and without a decimal point, and -0 is 0.</summary>
    public sealed record Number : ParameterValue
    {
        /// <summary>Creates the value of a number.</summary>
        /// <param name="value">A finite number.</param>
        /// <exception cref="ArgumentOutOfRangeException">The number is infinite or not a number.</exception>
        public Number(double value)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "The value of a parameter is a finite number.");
            }

            Value = value == 0 ? 0 : value;
        }

        /// <summary>The number, finite and never -0.</summary>
        public double Value { get; }

        /// <inheritdoc/>
        public override string Canonical => Value.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>A text, compared by its UTF-16 units.</summary>
    /// <param name="Value">The text.</param>
    public sealed record Text(string Value) : ParameterValue
    {
        /// <inheritdoc/>
        public override string Canonical => $"\"{JsonEncodedText.Encode(Value)}\"";
    }

    /// <summary>A flag.</summary>
    /// <param name="Value">Whether it is set.</param>
    public sealed record Flag(bool Value) : ParameterValue
    {
        /// <inheritdoc/>
        public override string Canonical => Value ? "true" : "false";
    }

    /// <summary>An ordered list of values, such as the weights of a profile.</summary>
    /// <param name="Items">The values in order.</param>
    public sealed record Sequence(ImmutableArray<ParameterValue> Items) : ParameterValue
    {
        /// <inheritdoc/>
        public override string Canonical => $"[{string.Join(',', Items.Select(item => item.Canonical))}]";

        /// <summary>Whether both lists hold equal values in the same order.</summary>
        /// <param name="other">The other list.</param>
        public bool Equals(Sequence? other) => other is not null && Items.SequenceEqual(other.Items);

        /// <inheritdoc/>
        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var item in Items)
            {
                hash.Add(item);
            }

            return hash.ToHashCode();
        }
    }
}
