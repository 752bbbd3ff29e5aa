using System.Runtime.InteropServices;

namespace Tuning.Artifacts;

/// <summary>Content by its name.</summary>
/// <param name="Sha256">SHA-256 of the content, 64 lower-case hexadecimal digits.</param>
/// <param name="SizeBytes">Its size in bytes.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ArtifactContent(string Sha256, long SizeBytes);
