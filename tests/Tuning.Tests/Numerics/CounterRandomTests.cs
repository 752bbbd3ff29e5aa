using System.Globalization;
using Tuning.Numerics;

namespace Tuning.Tests.Numerics;

public sealed class CounterRandomTests
{
    [Fact]
    public void Bits_KeyedByTrial_WordsOfTheCounter()
    {
        var random = new CounterRandom(0x299F31D0A4093822UL, 0x03707344, 0x13198A2E, unchecked((int)0x85A308D3));

        random.Bits(2L * 0x243F6A88).ShouldBe(0x94FDCCEBD16CFE09UL);
        random.Bits((2L * 0x243F6A88) + 1).ShouldBe(0x24126EA15001E420UL);
    }

    [Theory]
    [InlineData(0, "3FE7BC4AE299970F", "3FE4C22D80A8B58E")]
    [InlineData(1, "3FE2DBBD26037721", "3FCCE7308D5F2587")]
    [InlineData(1000000007, "3FE49099FD97912F", "3FD765424B0AD7F7")]
    public void NextDouble_NumberedStream_CommittedBits(long draw, string uniform, string normal)
    {
        var random = new CounterRandom(7, 1UL << 40);

        Hex(random.NextDouble(draw)).ShouldBe(uniform);
        Hex(random.Normal(draw)).ShouldBe(normal);
    }

    [Fact]
    public void Fill_AnyStartAndLength_EqualsSingleDraws()
    {
        var random = new CounterRandom(3, 5UL);
        for (var first = 0; first < 4; first++)
        {
            for (var length = 0; length < 6; length++)
            {
                var uniform = new double[length];
                var normal = new double[length];
                random.Fill(first, uniform);
                random.FillNormal(first, normal);

                uniform.ShouldBe(Enumerable.Range(first, length).Select(i => random.NextDouble(i)));
                normal.ShouldBe(Enumerable.Range(first, length).Select(i => random.Normal(i)));
            }
        }
    }

    [Fact]
    public void Streams_DifferentInOneKey_ShareNoNumber()
    {
        CounterRandom[] streams =
        [
            new(1, 0, 0, 0), new(2, 0, 0, 0), new(1, 1, 0, 0), new(1, 0, 1, 0), new(1, 0, 0, 1), new(1, -1, -1, -1),
            new(1, 0UL), new(1, 1UL), new(1, 1UL << 32),
        ];

        var numbers = streams.SelectMany(stream => Enumerable.Range(0, 1000).Select(draw => stream.Bits(draw)));

        numbers.Distinct().Count().ShouldBe(streams.Length * 1000);
    }

    [Fact]
    public void Moments_ManyDraws_ThoseOfTheDistribution()
    {
        const int Count = 200_000;
        var random = new CounterRandom(11, 4UL);
        var uniform = new double[Count];
        var normal = new double[Count];
        random.Fill(0, uniform);
        random.FillNormal(Count, normal);

        uniform.ShouldAllBe(u => u >= 0 && u < 1);
        uniform.Average().ShouldBe(0.5, 4 * 0.2887 / Math.Sqrt(Count));
        normal.Average().ShouldBe(0, 4 / Math.Sqrt(Count));
        normal.Average(z => z * z).ShouldBe(1, 4 * Math.Sqrt(2.0 / Count));
        normal.Average(z => z * z * z * z).ShouldBe(3, 4 * Math.Sqrt(96.0 / Count));
        normal.Skip(1).Zip(normal, (a, b) => a * b).Average().ShouldBe(0, 4 / Math.Sqrt(Count));
    }

    [Fact]
    public void Below_SevenValues_EachEquallyOften()
    {
        var random = new CounterRandom(5, 0, 0, 0);
        var counts = new int[7];
        for (var draw = 0; draw < 70_000; draw++)
        {
            counts[random.Below(draw, 7)]++;
        }

        counts.ShouldAllBe(count => Math.Abs(count - 10_000) < 400);
    }

    [Fact]
    public void Create_ReservedFoldOrNoValue_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new CounterRandom(0, int.MinValue, 0, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => new CounterRandom(0, 0, 0, 0).Below(0, 0));
    }

    private static string Hex(double value) =>
        BitConverter.DoubleToInt64Bits(value).ToString("X16", CultureInfo.InvariantCulture);
}
