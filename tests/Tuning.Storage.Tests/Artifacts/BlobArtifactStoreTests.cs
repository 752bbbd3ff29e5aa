using Azure.Storage.Blobs;
using Tuning.Artifacts;
using Tuning.Storage.Artifacts;
using Tuning.Testing.Services;

namespace Tuning.Storage.Tests.Artifacts;

public sealed class BlobArtifactStoreTests : ArtifactStoreContract
{
    private readonly string _container = AzuriteServer.NextContainer();

    [Fact]
    public async Task Put_WithoutAService_FailsOnceItsPatienceIsOver()
    {
        var options = new BlobOptions
        {
            ConnectionString = "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:1/a;",
            Patience = TimeSpan.FromMilliseconds(200),
        };
        var store = new BlobArtifactStore(options, TimeProvider.System);

        await Should.ThrowAsync<Exception>(() => store.PutAsync(new MemoryStream([1]), default));
    }

    [Fact]
    public void Create_WithoutAnyWayToTheService_IsRefused() =>
        Should.Throw<ArgumentException>(() => new BlobArtifactStore(new BlobOptions(), TimeProvider.System));

    protected override async Task<IArtifactStore> StoreAsync() => new BlobArtifactStore(
        new BlobOptions
        {
            ConnectionString = await AzuriteServer.ConnectionStringAsync(),
            Container = _container,
            LargestBytes = Largest,
        },
        TimeProvider.System);

    protected override async Task DamageAsync(string sha256)
    {
        var blob = new BlobClient(
            await AzuriteServer.ConnectionStringAsync(),
            _container,
            sha256,
            new BlobClientOptions(BlobClientOptions.ServiceVersion.V2021_12_02));
        await blob.UploadAsync(BinaryData.FromString("something else"), overwrite: true);
    }
}
