using Tuning.Artifacts;
using Tuning.Storage.Artifacts;

namespace Tuning.Storage.Tests.Artifacts;

public sealed class FolderArtifactStoreTests : ArtifactStoreContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tuning-artifacts");

    [Fact]
    public async Task Put_Done_LeavesNoTemporaryFile()
    {
        var store = await StoreAsync();

        await store.PutAsync(new MemoryStream([1, 2]), default);
        await Should.ThrowAsync<ArtifactTooLargeException>(() => store.PutAsync(new MemoryStream(new byte[Largest + 1]), default));

        _folder.GetFiles("*", SearchOption.AllDirectories).ShouldHaveSingleItem().Length.ShouldBe(2);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    protected override Task<IArtifactStore> StoreAsync() =>
        Task.FromResult<IArtifactStore>(new FolderArtifactStore(_folder.FullName, Largest));

    protected override async Task DamageAsync(string sha256)
    {
        var path = Path.Combine(_folder.FullName, sha256[..2], sha256);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
    }
}
