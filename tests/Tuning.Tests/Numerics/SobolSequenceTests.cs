using Tuning.Numerics;

namespace Tuning.Tests.Numerics;

public sealed class SobolSequenceTests
{
    // Joe and Kuo 2008, the example that comes with their direction numbers: the first ten points in three dimensions.
    [Fact]
    public void Point_ThreeDimensions_PublishedPoints()
    {
        double[][] published =
        [
            [0, 0, 0], [0.5, 0.5, 0.5], [0.75, 0.25, 0.25], [0.25, 0.75, 0.75], [0.375, 0.375, 0.625],
            [0.875, 0.875, 0.125], [0.625, 0.125, 0.875], [0.125, 0.625, 0.375], [0.1875, 0.3125, 0.9375],
            [0.6875, 0.8125, 0.4375],
        ];
        var sequence = new SobolSequence(3);
        var point = new double[3];
        for (var i = 0; i < published.Length; i++)
        {
            sequence.Point(i, point);
            point.ShouldBe(published[i]);
        }
    }

    [Fact]
    public void Polynomials_LowDegrees_PublishedOrderAndNumbers()
    {
        var polynomials = PrimitivePolynomials.All().Take(480).ToArray();

        // Inner coefficients of degree 7 as Joe and Kuo list them.
        polynomials.Where(p => p >> 7 == 1).Select(p => (int)(p >> 1) & 63)
            .ShouldBe([1, 4, 7, 8, 14, 19, 21, 28, 31, 32, 37, 41, 42, 50, 55, 56, 59, 62]);
        polynomials.CountBy(p => (int)Math.Log2(p)).Select(pair => pair.Value)
            .ShouldBe([1, 1, 2, 2, 6, 6, 18, 16, 48, 60, 176, 144]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Point_TwoHundredDimensions_OnePointInEachCellOfEachAxis(bool scrambled)
    {
        const int Dimensions = 200;
        const int Count = 256;
        var sequence = new SobolSequence(Dimensions, scrambled ? 99 : null);
        var hits = new int[Dimensions, Count];
        var point = new double[Dimensions];
        for (var i = 0; i < Count; i++)
        {
            sequence.Point(i, point);
            for (var j = 0; j < Dimensions; j++)
            {
                point[j].ShouldBeInRange(0, 0.9999999999999999);
                hits[j, (int)(point[j] * Count)]++;
            }
        }

        hits.Cast<int>().ShouldAllBe(hit => hit == 1);
    }

    [Fact]
    public void Point_ScrambledFirstTwoAxes_OnePointInEachElementaryInterval()
    {
        var sequence = new SobolSequence(2, scramble: 5);
        var cells = new HashSet<(int, int)>();
        var point = new double[2];
        for (var i = 0; i < 64; i++)
        {
            sequence.Point(i, point);
            cells.Add(((int)(point[0] * 8), (int)(point[1] * 8)));
        }

        cells.Count.ShouldBe(64);
    }

    [Fact]
    public void Point_DifferentScrambles_DifferentPoints()
    {
        var one = new double[3];
        var other = new double[3];
        new SobolSequence(3, 1).Point(7, one);
        new SobolSequence(3, 2).Point(7, other);

        one.ShouldNotBe(other);
    }
}
