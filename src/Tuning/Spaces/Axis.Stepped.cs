using Tuning.Numerics;

namespace Tuning.Spaces;

/// <content>The axis of an integer, or of a float with a step.</content>
public abstract partial class Axis
{
    /// <summary>
    /// Linear: cells of equal width. Logarithmic: a value stands at its logarithm, and cells meet at the logarithm of the
    /// middle between two values.
    /// </summary>
    private sealed class Stepped(StepScale scale, bool log) : Axis(scale.Count, isOrdered: true)
    {
        private const int MostKept = 256;

        private readonly double _start = log ? Elementary.Log(Outside(scale, -1)) : 0;
        private readonly ParameterValue[]? _values = scale.Count > MostKept
            ? null
            : [.. Enumerable.Range(0, (int)scale.Count).Select(index => (ParameterValue)scale.ValueAt(index))];

        private readonly double _width = log ? Elementary.Log(Outside(scale, 1)) - Elementary.Log(Outside(scale, -1)) : 1;

        public override double Encode(ParameterValue value) =>
            CoordinateOf(scale.NearestIndex(((ParameterValue.Number)value).Value));

        public override ParameterValue Decode(double coordinate)
        {
            var index = IndexAt(coordinate);
            return _values is { } values ? values[index] : scale.ValueAt(index);
        }

        public override bool Contains(ParameterValue value) =>
            value is ParameterValue.Number { Value: var number } && scale.ValueAt(scale.NearestIndex(number)) == number;

        public override long IndexAt(double coordinate) => log
            ? scale.NearestIndex(Elementary.Exp(_start + (Inside(coordinate) * _width)))
            : CellIndex(coordinate, scale.Count);

        public override double CoordinateOf(long index) => log
            ? Inside((Elementary.Log(scale.ValueAt(index)) - _start) / _width)
            : (index + 0.5) / scale.Count;

        public override (double Low, double High) CellOf(long index)
        {
            if (!log)
            {
                return ((double)index / scale.Count, (index + 1.0) / scale.Count);
            }

            return (index == 0 ? 0 : Middle(index - 1), index == scale.Count - 1 ? 1 : Middle(index));
        }

        private static double Outside(StepScale scale, int side)
        {
            var end = scale.ValueAt(side < 0 ? 0 : scale.Count - 1);
            return side < 0 ? Math.Max(end - (scale.Step / 2), end / 2) : end + (scale.Step / 2);
        }

        private static double Inside(double coordinate) => coordinate > 0 ? Math.Min(coordinate, 1) : 0;

        private double Middle(long index)
        {
            var middle = (scale.ValueAt(index) / 2) + (scale.ValueAt(index + 1) / 2);
            return Inside((Elementary.Log(middle) - _start) / _width);
        }
    }
}
