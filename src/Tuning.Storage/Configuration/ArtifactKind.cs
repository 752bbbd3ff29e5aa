namespace Tuning.Storage.Configuration;

/// <summary>Where artifacts are kept.</summary>
public enum ArtifactKind
{
    /// <summary>A folder in the home: the default.</summary>
    Folder,

    /// <summary>Azure Blobs.</summary>
    Blobs,
}
