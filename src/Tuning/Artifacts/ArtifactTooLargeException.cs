namespace Tuning.Artifacts;

/// <summary>Content that is larger than a store of artifacts takes.</summary>
/// <param name="limitBytes">The largest size that the store takes, in bytes.</param>
public sealed class ArtifactTooLargeException(long limitBytes)
    : Exception(FormattableString.Invariant($"An artifact has at most {limitBytes} bytes."));
