using Tuning.Numerics;

namespace Tuning.Spaces;

/// <content>The axis of a float without a step.</content>
public abstract partial class Axis
{
    /// <summary>
    /// Decoded values are rounded to 12 decimal digits of the range (11 significant digits on a logarithmic axis), which
    /// keeps their texts short and makes decoding the exact inverse of encoding.
    /// </summary>
    private sealed class Continuous(double low, double high, bool log) : Axis(null, isOrdered: true)
    {
        private const double LargestRounded = 562949953421312;

        private readonly double _start = log ? Elementary.Log(low) : low;
        private readonly double _width = log ? Elementary.Log(high) - Elementary.Log(low) : high - low;
        private readonly double _scale = ScaleOf(high - low);

        public override double Encode(ParameterValue value)
        {
            var number = ((ParameterValue.Number)value).Value;
            if (_width == 0)
            {
                return 0.5;
            }

            var position = log ? Elementary.Log(number) : number;
            return number <= low ? 0 : number >= high ? 1 : Math.Clamp((position - _start) / _width, 0, 1);
        }

        public override ParameterValue Decode(double coordinate)
        {
            if (!(coordinate > 0) || coordinate >= 1 || _width == 0)
            {
                return coordinate >= 1 ? high : low;
            }

            var position = _start + (coordinate * _width);
            return Math.Clamp(log ? SignificantDigits.Round(Elementary.Exp(position)) : Round(position), low, high);
        }

        public override bool Contains(ParameterValue value) =>
            value is ParameterValue.Number { Value: var number } && number >= low && number <= high;

        public override long IndexAt(double coordinate) => 0;

        public override double CoordinateOf(long index) => 0;

        public override (double Low, double High) CellOf(long index) => (0, 1);

        private static double ScaleOf(double range)
        {
            if (range is > 1e-10 and < 1e22)
            {
                var scale = 1e12;
                for (var bound = 1.0; bound < range; bound *= 10)
                {
                    scale /= 10;
                }

                for (var bound = 0.1; bound >= range; bound /= 10)
                {
                    scale *= 10;
                }

                return scale;
            }

            return range > 0 ? Math.ScaleB(1, Math.Clamp(40 - Math.ILogB(range), -1000, 1000)) : 1;
        }

        private double Round(double position)
        {
            var scaled = position * _scale;
            return Math.Abs(scaled) < LargestRounded ? Math.Round(scaled) / _scale : position;
        }
    }
}
