using System.Collections.Immutable;
using System.Numerics;

namespace Tuning.Numerics;

/// <summary>
/// Direction numbers of a Sobol sequence in 32 bits. The first 37 dimensions start from the published initial numbers of
/// Joe and Kuo (2008), the others from random odd numbers of the allowed size, which any Sobol sequence may use.
/// </summary>
internal static class SobolDirections
{
    private const int Bits = 32;
    private const ulong InitialNumbersSeed = 0x50B01;

    private static readonly byte[][] _published =
    [
        [1], [1, 3], [1, 3, 1], [1, 1, 1], [1, 1, 3, 3], [1, 3, 5, 13],
        [1, 1, 5, 5, 17], [1, 1, 5, 5, 5], [1, 1, 7, 11, 19], [1, 1, 5, 1, 1], [1, 1, 1, 3, 11], [1, 3, 5, 5, 31],
        [1, 3, 3, 9, 7, 49], [1, 1, 1, 15, 21, 21], [1, 3, 1, 13, 27, 49], [1, 1, 1, 15, 7, 5],
        [1, 3, 1, 15, 13, 25], [1, 1, 5, 5, 19, 61],
        [1, 3, 7, 11, 23, 15, 103], [1, 3, 7, 13, 13, 15, 69], [1, 1, 3, 13, 7, 35, 63], [1, 3, 5, 9, 1, 25, 53],
        [1, 3, 1, 13, 9, 35, 107], [1, 3, 1, 5, 27, 61, 31], [1, 1, 5, 11, 19, 41, 61], [1, 3, 5, 3, 3, 13, 69],
        [1, 1, 7, 13, 1, 19, 1], [1, 3, 7, 5, 13, 19, 59], [1, 1, 3, 9, 25, 29, 41], [1, 3, 5, 13, 23, 1, 55],
        [1, 3, 7, 3, 13, 59, 17], [1, 3, 1, 3, 5, 53, 69], [1, 1, 5, 5, 23, 33, 13], [1, 1, 7, 7, 1, 61, 123],
        [1, 1, 7, 9, 13, 61, 49], [1, 3, 3, 5, 3, 55, 33],
    ];

    /// <summary>The direction numbers of the first dimensions, 32 each, the first one the most significant bit.</summary>
    /// <param name="dimensions">The number of dimensions.</param>
    public static ImmutableArray<uint[]> Of(int dimensions)
    {
        var directions = ImmutableArray.CreateBuilder<uint[]>(dimensions);
        if (dimensions > 0)
        {
            directions.Add([.. Enumerable.Range(1, Bits).Select(bit => 1u << (Bits - bit))]);
        }

        foreach (var polynomial in PrimitivePolynomials.All().Take(dimensions - 1))
        {
            directions.Add(Directions(polynomial, directions.Count - 1));
        }

        return directions.ToImmutable();
    }

    private static uint[] Directions(uint polynomial, int index)
    {
        var degree = BitOperations.Log2(polynomial);
        var directions = new uint[Bits];
        for (var k = 0; k < Math.Min(degree, Bits); k++)
        {
            directions[k] = Initial(index, k) << (Bits - 1 - k);
        }

        for (var k = degree; k < Bits; k++)
        {
            directions[k] = directions[k - degree] ^ (directions[k - degree] >> degree);
            for (var i = 1; i < degree; i++)
            {
                directions[k] ^= ((polynomial >> (degree - i)) & 1) == 1 ? directions[k - i] : 0;
            }
        }

        return directions;
    }

    private static uint Initial(int index, int k) => index < _published.Length
        ? _published[index][k]
        : (2 * (uint)new CounterRandom(InitialNumbersSeed, (ulong)index).Below(k, 1 << k)) + 1;
}
