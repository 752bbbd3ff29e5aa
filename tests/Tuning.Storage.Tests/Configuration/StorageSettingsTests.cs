using Tuning.Storage.Configuration;

namespace Tuning.Storage.Tests.Configuration;

public sealed class StorageSettingsTests
{
    [Fact]
    public void Settings_Absent_AreTheHome()
    {
        var settings = Of();

        settings.Store.ShouldBe(StoreKind.Sqlite);
        settings.Artifacts.ShouldBe(ArtifactKind.Folder);
    }

    [Theory]
    [InlineData(StorageSettings.StoreSetting, "oracle", "sqlite or postgres")]
    [InlineData(StorageSettings.StoreSetting, "1", "sqlite or postgres")]
    [InlineData(StorageSettings.ArtifactsSetting, "s3", "folder or blobs")]
    public void Settings_UnknownStore_IsRefusedByName(string name, string value, string allowed)
    {
        var refused = Should.Throw<StorageSettingException>(() => Of((name, value)));

        (refused.Setting, refused.Value, refused.Allowed).ShouldBe((name, value, allowed));
    }

    [Fact]
    public void OpenSessions_PostgresWithoutItsAddress_NamesTheSetting() =>
        Should.Throw<StorageSettingException>(() => Of((StorageSettings.StoreSetting, "postgres")).OpenSessions(".", TimeProvider.System))
            .Setting.ShouldBe(StorageSettings.PostgresSetting);

    [Fact]
    public void OpenSessions_UnreadableAddress_IsRefusedWithoutRepeatingIt()
    {
        var settings = Of((StorageSettings.StoreSetting, "postgres"), (StorageSettings.PostgresSetting, "Password=s3cret;Nonsense"));

        var refused = Should.Throw<StorageSettingException>(() => settings.OpenSessions(".", TimeProvider.System));

        refused.ToString().ShouldNotContain("s3cret");
    }

    [Fact]
    public void OpenArtifacts_BlobsWithoutTheirAddress_NamesTheSetting() =>
        Should.Throw<StorageSettingException>(() => Of((StorageSettings.ArtifactsSetting, "blobs")).OpenArtifacts(".", TimeProvider.System))
            .Setting.ShouldBe(StorageSettings.BlobsSetting);

    [Fact]
    public void OpenArtifacts_UnreadableAddress_IsRefusedWithoutRepeatingIt()
    {
        var settings = Of((StorageSettings.ArtifactsSetting, "blobs"), (StorageSettings.BlobsSetting, "AccountKey=s3cret"));

        Should.Throw<StorageSettingException>(() => settings.OpenArtifacts(".", TimeProvider.System)).ToString().ShouldNotContain("s3cret");
    }

    private static StorageSettings Of(params (string Name, string Value)[] settings) =>
        new(name => settings.FirstOrDefault(pair => string.Equals(pair.Name, name, StringComparison.Ordinal)).Value);
}
