using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tuning.Sampling.Gp;

/// <summary>
/// Sums of products with a fixed order: four lanes of 256 bits on every machine, multiplied and added without fusing,
/// so that the same numbers give the same bits wherever they are computed.
/// </summary>
internal static class Lanes
{
    private const int Width = 4;

    /// <summary>The sum of a[i]*b[i] over the shorter length, accumulated in two groups of four lanes.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var length = Math.Min(a.Length, b.Length);
        ref var first = ref MemoryMarshal.GetReference(a);
        ref var second = ref MemoryMarshal.GetReference(b);
        var even = Vector256<double>.Zero;
        var odd = Vector256<double>.Zero;
        var i = 0;
        for (; i <= length - (2 * Width); i += 2 * Width)
        {
            even += Load(ref first, i) * Load(ref second, i);
            odd += Load(ref first, i + Width) * Load(ref second, i + Width);
        }

        if (i <= length - Width)
        {
            even += Load(ref first, i) * Load(ref second, i);
            i += Width;
        }

        even += odd;
        var sum = even[0] + even[1] + (even[2] + even[3]);
        for (; i < length; i++)
        {
            sum += Unsafe.Add(ref first, i) * Unsafe.Add(ref second, i);
        }

        return sum;
    }

    /// <summary>The sum of all values, in their order.</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    /// <summary>The sum of squared differences from a value, in their order.</summary>
    public static double SumOfSquares(ReadOnlySpan<double> values, double centre)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += (value - centre) * (value - centre);
        }

        return sum;
    }

    /// <summary>Adds factor*source[i] to target[i] over the length of the source.</summary>
    public static void AddScaled(double factor, ReadOnlySpan<double> source, Span<double> target)
    {
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(target[..source.Length]);
        var factors = Vector256.Create(factor);
        var i = 0;
        for (; i <= source.Length - Width; i += Width)
        {
            (Load(ref to, i) + (factors * Load(ref from, i))).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < source.Length; i++)
        {
            Unsafe.Add(ref to, i) += factor * Unsafe.Add(ref from, i);
        }
    }

    /// <summary>Adds weight*(column[i]-value)^2 to target[i] over the length of the target.</summary>
    public static void AddSquaredDistance(double weight, double value, ReadOnlySpan<double> column, Span<double> target)
    {
        ref var from = ref MemoryMarshal.GetReference(column[..target.Length]);
        ref var to = ref MemoryMarshal.GetReference(target);
        var weights = Vector256.Create(weight);
        var values = Vector256.Create(value);
        var i = 0;
        for (; i <= target.Length - Width; i += Width)
        {
            var difference = Load(ref from, i) - values;
            (Load(ref to, i) + (weights * (difference * difference))).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < target.Length; i++)
        {
            var difference = Unsafe.Add(ref from, i) - value;
            Unsafe.Add(ref to, i) += weight * (difference * difference);
        }
    }

    /// <summary>The sum of weights[i]*(column[i]-value)^2 over the length of the weights.</summary>
    public static double WeightedSquaredDistance(
        ReadOnlySpan<double> weights, double value, ReadOnlySpan<double> column)
    {
        ref var weight = ref MemoryMarshal.GetReference(weights);
        ref var from = ref MemoryMarshal.GetReference(column[..weights.Length]);
        var values = Vector256.Create(value);
        var sums = Vector256<double>.Zero;
        var i = 0;
        for (; i <= weights.Length - Width; i += Width)
        {
            var difference = Load(ref from, i) - values;
            sums += Load(ref weight, i) * (difference * difference);
        }

        var sum = sums[0] + sums[1] + (sums[2] + sums[3]);
        for (; i < weights.Length; i++)
        {
            var difference = Unsafe.Add(ref from, i) - value;
            sum += Unsafe.Add(ref weight, i) * (difference * difference);
        }

        return sum;
    }

    private static Vector256<double> Load(ref double start, int index) => Vector256.LoadUnsafe(ref start, (nuint)index);
}
