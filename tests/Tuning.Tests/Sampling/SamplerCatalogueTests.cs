using Tuning.Sampling;
using Tuning.Sessions;

namespace Tuning.Tests.Sampling;

public sealed class SamplerCatalogueTests
{
    [Fact]
    public void Kinds_EveryWordOfASessionFile_HasItsOwnSampler()
    {
        SamplerCatalogue.Kinds.ShouldBe(Enum.GetValues<SamplerKind>(), ignoreOrder: true);
        SamplerCatalogue.Kinds.Select(kind => SamplerCatalogue.OptionsOf(kind).GetType()).Distinct().Count()
            .ShouldBe(SamplerCatalogue.Kinds.Length);
    }
}
