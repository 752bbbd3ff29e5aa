using Tuning.Arbitrage.Markets.Generation;
using Tuning.Arbitrage.Markets.Storing;

namespace Tuning.Arbitrage.Tests.Markets.Storing;

public sealed class GeneratedDataSetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("generated-").FullName;
    private readonly DataSetStore _store;

    public GeneratedDataSetTests() => _store = new DataSetStore(_folder);

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Generate_TheSameOptionsTwice_MakesThemOnce()
    {
        var options = GeneratorOptions.Of(GeneratorLevel.L0) with { Rows = 5_000, Seed = 3 };

        var made = _store.Generate(options);
        var written = File.GetLastWriteTimeUtc(Path.Combine(_folder, made.Hash.Hex + ".quotes"));
        using var later = new DataSetStore(_folder);
        var found = later.Generate(options);

        found.Hash.ShouldBe(made.Hash);
        found.Origin.ShouldBe(QuoteOrigin.Generated);
        File.GetLastWriteTimeUtc(Path.Combine(_folder, made.Hash.Hex + ".quotes")).ShouldBe(written);
        found.Series.BidA.ToArray().ShouldBe(new QuoteGenerator(options).ToSeries().BidA.ToArray());
        _store.Generate(options with { Seed = 4 }).Hash.ShouldNotBe(made.Hash);
        _store.List().Length.ShouldBe(2);
        _store.Find(made.Hash.Hex[..12]).ShouldHaveSingleItem().ShouldBe(made.Hash);
        _store.Describe(made.Hash)!.Report.AcceptedRows.ShouldBe(5_000);
    }

    [Fact]
    public void Generate_DamagedFile_IsMadeAnew()
    {
        var options = GeneratorOptions.Of(GeneratorLevel.L3) with { Rows = 1_000 };
        var made = _store.Generate(options);
        var path = Path.Combine(_folder, made.Hash.Hex + ".quotes");
        File.WriteAllText(path, "not quotes");

        using var later = new DataSetStore(_folder);
        later.Generate(options).Hash.ShouldBe(made.Hash);
    }

    [Fact]
    public void Remove_StoredDataSet_IsGone()
    {
        var hash = _store.Generate(GeneratorOptions.Of(GeneratorLevel.L1) with { Rows = 100 }).Hash;

        _store.Remove(hash).ShouldBeTrue();

        _store.Remove(hash).ShouldBeFalse();
        _store.List().ShouldBeEmpty();
        _store.Describe(hash).ShouldBeNull();
    }
}
