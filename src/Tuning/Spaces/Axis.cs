using System.Collections.Immutable;

namespace Tuning.Spaces;

/// <summary>
/// One parameter as an axis of the unit cube: every value has a coordinate in [0, 1], and every coordinate a value.
/// The coordinate of a value decodes to the same value: exactly for every value of a finite axis, and on a continuous one
/// for every value that <see cref="Decode"/> returns and for both bounds.
/// </summary>
public abstract partial class Axis
{
    private Axis(long? count, bool isOrdered)
    {
        Count = count;
        IsOrdered = isOrdered;
    }

    /// <summary>The number of values, at least 1; absent on a continuous axis.</summary>
    public long? Count { get; }

    /// <summary>Whether near coordinates are like values; false for unordered categories.</summary>
    public bool IsOrdered { get; }

    /// <summary>Creates the axis of a parameter that is valid.</summary>
    /// <param name="parameter">The parameter.</param>
    public static Axis Of(Parameter parameter) => parameter switch
    {
        Parameter.Real { Step: { } step } p => new Stepped(new StepScale(p.Low, p.High, step), p.Log),
        Parameter.Real p => new Continuous(p.Low, p.High, p.Log),
        Parameter.Whole p => new Stepped(new StepScale(p.Low, p.High, p.Step), p.Log),
        Parameter.Categorical p => new Choice(p.Values, p.Ordered),
        _ => throw new ArgumentException($"Unknown kind of parameter: {parameter.GetType().Name}.", nameof(parameter)),
    };

    /// <summary>The coordinate of a value, in [0, 1].</summary>
    /// <param name="value">A value of the axis.</param>
    public abstract double Encode(ParameterValue value);

    /// <summary>The value at a coordinate.</summary>
    /// <param name="coordinate">A coordinate; outside [0, 1] it counts as the nearer end, and NaN as 0.</param>
    public abstract ParameterValue Decode(double coordinate);

    /// <summary>Whether a value is one of the axis.</summary>
    /// <param name="value">The value.</param>
    public abstract bool Contains(ParameterValue value);

    /// <summary>The index of the value at a coordinate, 0 to Count - 1; 0 on a continuous axis.</summary>
    /// <param name="coordinate">A coordinate; outside [0, 1] it counts as the nearer end, and NaN as 0.</param>
    public abstract long IndexAt(double coordinate);

    /// <summary>The coordinate of the value with an index; on a continuous axis 0.</summary>
    /// <param name="index">The index, 0 to Count - 1.</param>
    public abstract double CoordinateOf(long index);

    /// <summary>The interval of coordinates that decode to the value with an index; on a continuous axis all.</summary>
    /// <param name="index">The index, 0 to Count - 1.</param>
    public abstract (double Low, double High) CellOf(long index);

    private static long CellIndex(double coordinate, long count) =>
        coordinate > 0 ? Math.Min((long)(Math.Min(coordinate, 1) * count), count - 1) : 0;

    /// <summary>Values without order, or an ordinal list: cells of equal width in the order of the list.</summary>
    private sealed class Choice(ImmutableArray<ParameterValue> values, bool isOrdered) : Axis(values.Length, isOrdered)
    {
        private readonly Dictionary<ParameterValue, int> _indexes = values
            .Select((value, index) => KeyValuePair.Create(value, index))
            .ToDictionary();

        public override double Encode(ParameterValue value) => CoordinateOf(_indexes[value]);

        public override ParameterValue Decode(double coordinate) => values[(int)IndexAt(coordinate)];

        public override bool Contains(ParameterValue value) => _indexes.ContainsKey(value);

        public override long IndexAt(double coordinate) => CellIndex(coordinate, values.Length);

        public override double CoordinateOf(long index) => (index + 0.5) / values.Length;

        public override (double Low, double High) CellOf(long index) =>
            ((double)index / values.Length, (index + 1.0) / values.Length);
    }
}
