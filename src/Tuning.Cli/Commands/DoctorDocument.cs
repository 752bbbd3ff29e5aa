using System.Collections.Immutable;

namespace Tuning.Cli.Commands;

/// <summary>What <c>tune doctor</c> found.</summary>
/// <param name="Ok">Whether everything that the main job needs is there.</param>
/// <param name="Checks">The checks, in the order they ran.</param>
internal sealed record DoctorDocument(bool Ok, ImmutableArray<DoctorCheck> Checks);
