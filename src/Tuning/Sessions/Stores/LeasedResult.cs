using System.Runtime.InteropServices;

namespace Tuning.Sessions.Stores;

/// <summary>A result that is told under a lease.</summary>
/// <param name="Lease">The lease that its trial was given under.</param>
/// <param name="Result">The result.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LeasedResult(string Lease, StoredResult Result);
