using Tuning.Numerics;

namespace Tuning.Tests.Numerics;

public sealed class RandomSequenceTests
{
    [Fact]
    public void Next_FourKinds_ConsecutiveDrawsOfTheStream()
    {
        var stream = new CounterRandom(9, 1, 2, 3);
        var sequence = new RandomSequence(stream);

        sequence.NextBits().ShouldBe(stream.Bits(0));
        sequence.NextDouble().ShouldBe(stream.NextDouble(1));
        sequence.NextNormal().ShouldBe(stream.Normal(2));
        sequence.NextBelow(10).ShouldBe(stream.Below(3, 10));
        sequence.Position.ShouldBe(4);
    }
}
