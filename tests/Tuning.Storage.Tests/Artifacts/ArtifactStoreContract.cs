using System.Security.Cryptography;
using Tuning.Artifacts;

namespace Tuning.Storage.Tests.Artifacts;

/// <summary>What every store of artifacts does: the one suite that each implementation passes.</summary>
public abstract class ArtifactStoreContract
{
    /// <summary>The largest artifact of the stores under test, in bytes.</summary>
    protected const int Largest = 9_000_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(131_073)]
    [InlineData(Largest)]
    public async Task Put_AnySize_ComesBackByItsHash(int size)
    {
        var store = await StoreAsync();
        var bytes = Bytes(size);

        var content = await store.PutAsync(new MemoryStream(bytes), default);

        content.ShouldBe(new ArtifactContent(Convert.ToHexStringLower(SHA256.HashData(bytes)), size));
        (await ReadAsync(store, content.Sha256)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        (await store.ExistsAsync(content.Sha256, default)).ShouldBeTrue();
    }

    [Fact]
    public async Task Put_ManyAtOnceOfTheSame_AllSucceed()
    {
        var store = await StoreAsync();
        var bytes = Bytes(50_000);

        var contents = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.PutAsync(new MemoryStream(bytes), default))));

        contents.Distinct().ShouldHaveSingleItem();
        (await ReadAsync(store, contents[0].Sha256)).Length.ShouldBe(bytes.Length);
    }

    [Fact]
    public async Task Put_LargerThanAllowed_IsRefusedAndLeavesNothing()
    {
        var store = await StoreAsync();
        var bytes = Bytes(Largest + 1);

        var refused = await Should.ThrowAsync<ArtifactTooLargeException>(() => store.PutAsync(new MemoryStream(bytes), default));

        refused.Message.ShouldContain("9000000");
        (await store.ExistsAsync(Convert.ToHexStringLower(SHA256.HashData(bytes)), default)).ShouldBeFalse();
    }

    [Fact]
    public async Task Read_Damaged_GivesNothing()
    {
        var store = await StoreAsync();
        var content = await store.PutAsync(new MemoryStream(Bytes(70_000)), default);
        await DamageAsync(content.Sha256);
        using var destination = new MemoryStream();

        await Should.ThrowAsync<InvalidDataException>(() => store.ReadAsync(content.Sha256, destination, default));

        destination.Length.ShouldBe(0);
    }

    [Fact]
    public async Task Delete_Stored_IsGone()
    {
        var store = await StoreAsync();
        var content = await store.PutAsync(new MemoryStream(Bytes(10)), default);

        (await store.DeleteAsync(content.Sha256, default)).ShouldBeTrue();
        (await store.DeleteAsync(content.Sha256, default)).ShouldBeFalse();

        (await store.ExistsAsync(content.Sha256, default)).ShouldBeFalse();
        await Should.ThrowAsync<FileNotFoundException>(() => store.ReadAsync(content.Sha256, Stream.Null, default));
    }

    [Fact]
    public async Task Delete_OfWhatIsOld_LeavesWhatWasStoredAgain()
    {
        var store = await StoreAsync();
        var kept = await store.PutAsync(new MemoryStream(Bytes(10)), default);
        var old = await store.PutAsync(new MemoryStream(Bytes(11)), default);
        // Services stamp content in whole seconds.
        await Task.Delay(TimeSpan.FromSeconds(2.1));
        var between = TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(1);
        await store.PutAsync(new MemoryStream(Bytes(10)), default);

        (await store.DeleteAsync(kept.Sha256, between, default)).ShouldBeFalse();
        (await store.DeleteAsync(old.Sha256, between, default)).ShouldBeTrue();
        (await store.DeleteAsync(old.Sha256, between, default)).ShouldBeFalse();

        (await ReadAsync(store, kept.Sha256)).Length.ShouldBe(10);
        (await store.DeleteAllAsync(between, default)).ShouldBe(0);
        (await store.DeleteAllAsync(between.AddHours(1), default)).ShouldBe(1);
        (await store.ExistsAsync(kept.Sha256, default)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../etc/passwd")]
    [InlineData("..%2f..%2fetc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Names_ThatAreNoHash_AreRefused(string name)
    {
        var store = await StoreAsync();

        await Should.ThrowAsync<ArgumentException>(() => store.ReadAsync(name, Stream.Null, default));
        await Should.ThrowAsync<ArgumentException>(async () => await store.ExistsAsync(name, default));
        await Should.ThrowAsync<ArgumentException>(async () => await store.DeleteAsync(name, default));
    }

    /// <summary>The empty store of this test.</summary>
    protected abstract Task<IArtifactStore> StoreAsync();

    /// <summary>Changes a byte of what is stored.</summary>
    protected abstract Task DamageAsync(string sha256);

    private static async Task<byte[]> ReadAsync(IArtifactStore store, string sha256)
    {
        using var destination = new MemoryStream();
        await store.ReadAsync(sha256, destination, default);
        return destination.ToArray();
    }

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            bytes[i] = (byte)((i * 31) ^ (i >> 7));
        }

        return bytes;
    }
}
