using Tuning.Pruning;
using Tuning.Sessions;

namespace Tuning.Tests.Pruning;

public sealed class PrunerCatalogueTests
{
    [Fact]
    public void Kinds_EveryWordOfASessionFile_HasItsOwnPruner()
    {
        PrunerCatalogue.Kinds.ShouldBe(Enum.GetValues<PruningKind>(), ignoreOrder: true);
        PrunerCatalogue.Kinds.Select(kind => PrunerCatalogue.OptionsOf(kind).GetType()).Distinct().Count()
            .ShouldBe(PrunerCatalogue.Kinds.Length);
    }
}
