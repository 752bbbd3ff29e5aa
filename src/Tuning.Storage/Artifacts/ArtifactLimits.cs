namespace Tuning.Storage.Artifacts;

/// <summary>What stores of artifacts take.</summary>
public static class ArtifactLimits
{
    /// <summary>The largest artifact where nothing else is said, in bytes: 4 GiB.</summary>
    public const long UsualLargestBytes = 1L << 32;
}
