using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Tuning.Arbitrage.Markets.Gating;
using Tuning.Arbitrage.Markets.Storing;

namespace Tuning.Arbitrage.Tests.Markets.Storing;

public sealed class DataSetStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("data-set-store-").FullName;
    private readonly DataSetStore _store;

    public DataSetStoreTests() => _store = new DataSetStore(_folder);

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Import_GoodFile_StoresItByTheHashOfItsBytes()
    {
        var bytes = Encoding.UTF8.GetBytes(Intake.Rows(10_000));

        var outcome = _store.Import(new MemoryStream(bytes), new ImportOptions { Name = "ten thousand" });

        outcome.Report.Accepted.ShouldBeTrue();
        var file = File.ReadAllBytes(Path.Combine(_folder, outcome.Hash!.Value.Hex + ".quotes"));
        Convert.ToHexStringLower(SHA256.HashData(file)).ShouldBe(outcome.Hash.Value.Hex);
        outcome.Report.ContentHash.ShouldBe(outcome.Hash.Value.Hex);
        Directory.GetFileSystemEntries(_folder).Length.ShouldBe(2);
        var stored = _store.Open(outcome.Hash.Value);
        var read = Intake.Of(bytes).Series;
        stored.Series.TimeNs.ToArray().ShouldBe(read.TimeNs.ToArray());
        stored.Series.AskB.ToArray().ShouldBe(read.AskB.ToArray());
        stored.Series.HasFx.ShouldBeFalse();
        _store.Open(outcome.Hash.Value).ShouldBeSameAs(stored);
    }

    [Fact]
    public void Import_EveryColumn_ReadsBack()
    {
        var text = "timestamp,best_bid_a,best_ask_a,best_bid_b,best_ask_b,bid_size_a,ask_size_a,bid_size_b,ask_size_b,fx,fx_timestamp\n"
            + "1000,1,2,3,4,5,,7,8,.5,900\n2000,1.1,2,3,4,5,6,,8,.5,900\n";

        var outcome = _store.Import(new MemoryStream(Encoding.UTF8.GetBytes(text)), new ImportOptions());

        outcome.Report.Accepted.ShouldBeTrue(string.Join('\n', outcome.Report.ToLines()));
        var series = _store.Open(outcome.Hash!.Value).Series;
        series.FxTimeNs.ToArray().ShouldBe([900_000_000, 900_000_000]);
        series.Fx.ToArray().ShouldBe([.5, .5]);
        series.Sizes.AskB.ToArray().ShouldBe([8, 8]);
        double.IsNaN(series.Sizes.AskA[0]).ShouldBeTrue();
        series.Slice(1, 1).Sizes.AskA.ToArray().ShouldBe([6]);
    }

    [Fact]
    public void Import_CompressedFile_IsTheSameDataSet()
    {
        var bytes = Encoding.UTF8.GetBytes(Intake.Rows(5_000));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        var plain = _store.Import(new MemoryStream(bytes), new ImportOptions());
        packed.Position = 0;
        _store.Import(packed, new ImportOptions()).Hash.ShouldBe(plain.Hash);

        using var broken = new MemoryStream(packed.ToArray()[..(int)(packed.Length / 2)]);
        var outcome = _store.Import(broken, new ImportOptions());
        outcome.Hash.ShouldBeNull();
        outcome.Report.Counts.ShouldContain(count => count.Check == GateCheck.DamagedFile);
    }

    [Fact]
    public void Import_ManyRows_KeepsMemoryBelowTheLimit()
    {
        // What the import's own thread allocates in all bounds what it holds at once, whatever else runs meanwhile.
        const long LimitBytes = 32L << 20;
        var rows = LongRun.Count(1_000_000, 20_000_000);
        using var source = new RowsOnTheFly(rows);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var outcome = _store.Import(source, new ImportOptions());

        outcome.Report.AcceptedRows.ShouldBe(rows);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(LimitBytes);
        _store.Open(outcome.Hash!.Value).Series.AskB[^1].ShouldBe(30003);
    }

    [Fact]
    public void Import_RefusedFile_StoresNothing()
    {
        var outcome = _store.Import(new MemoryStream(Encoding.UTF8.GetBytes(Intake.Rows(10) + "1,2,3\n")), new ImportOptions());

        outcome.Hash.ShouldBeNull();
        outcome.Report.ContentHash.ShouldBeNull();
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void Import_AfterAKilledProcess_RemovesWhatItLeftAndNothingInUse()
    {
        var left = Directory.CreateDirectory(Path.Combine(_folder, ".incoming-1-0")).FullName;
        File.WriteAllText(Path.Combine(left, "claim"), string.Empty);
        File.WriteAllText(Path.Combine(left, "BidA.column"), "half a column");
        using var inUse = IncomingFolder.In(_folder);
        var bytes = Encoding.UTF8.GetBytes(Intake.Rows(10));

        _store.Import(new MemoryStream(bytes), new ImportOptions()).Hash.ShouldNotBeNull();

        Directory.Exists(left).ShouldBeFalse();
        Directory.GetDirectories(_folder).ShouldBe([inUse.Path]);
    }

    [Fact]
    public void Check_GoodFile_NamesItAndStoresNothing()
    {
        var bytes = Encoding.UTF8.GetBytes(Intake.Rows(100));

        var hash = _store.Check(new MemoryStream(bytes), new ImportOptions()).Hash;

        hash.ShouldNotBeNull();
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
        _store.Import(new MemoryStream(bytes), new ImportOptions()).Hash.ShouldBe(hash);
    }

    [Fact]
    public void Open_DamagedFile_IsRefusedUntilItIsImportedAnew()
    {
        var bytes = Encoding.UTF8.GetBytes(Intake.Rows(100));
        var hash = _store.Import(new MemoryStream(bytes), new ImportOptions()).Hash!.Value;
        var path = Path.Combine(_folder, hash.Hex + ".quotes");
        var content = File.ReadAllBytes(path);
        content[200] ^= 1;
        File.WriteAllBytes(path, content);

        Should.Throw<InvalidDataException>(() => _store.Open(hash));

        _store.Import(new MemoryStream(bytes), new ImportOptions()).Hash.ShouldBe(hash);
        _store.Open(hash).Series.Count.ShouldBe(100);
    }

    [Fact]
    public void Import_KnownRows_HaveTheCommittedHash() =>
        _store.Check(new MemoryStream(Encoding.UTF8.GetBytes(Intake.Rows(1000))), new ImportOptions()).Hash!.Value.Hex
            .ShouldBe("d5fa69ab66b3dd79148514a605bded80c26c86430be8b26440ecb8080e6e5951");
}
