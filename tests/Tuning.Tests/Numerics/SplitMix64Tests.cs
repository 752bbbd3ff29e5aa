using Tuning.Numerics;

namespace Tuning.Tests.Numerics;

public sealed class SplitMix64Tests
{
    [Fact]
    public void Next_SeedZero_PublishedNumbers()
    {
        var generator = new SplitMix64(0);

        generator.Next().ShouldBe(16294208416658607535UL);
        generator.Next().ShouldBe(7960286522194355700UL);
        generator.Next().ShouldBe(487617019471545679UL);
    }

    [Fact]
    public void NextDouble_SeedZero_TheUpperBitsOfNext() =>
        new SplitMix64(0).NextDouble().ShouldBe((16294208416658607535UL >> 11) / 9007199254740992.0);
}
